package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.state.ActionRun.Problem;
import dev.jobinspector.emulator.state.Job;
import dev.jobinspector.emulator.state.WorkProgress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The four operations by which a worker reports a result, for the jobs that a look-up finds.
final class JobResults {
  /// "Quotas in AWS CodePipeline" of the user guide: all output variables of an action.
  private static final int LARGEST_VARIABLES = 122_880;

  private final Function<Call, Job> find;

  JobResults(Function<Call, Job> find) {
    this.find = find;
  }

  OperationResult success(Call call) {
    Job job = find.apply(call);
    Optional<String> continuation = call.optionalText("continuationToken");
    Map<String, String> variables = variables(call.input().path("outputVariables"));
    if (continuation.isPresent() && !variables.isEmpty()) {
      throw ServiceError.validation(
          "outputVariables can be included only when there is no continuation token on the"
              + " request");
    }
    WorkProgress told = told(call, call.input().path("executionDetails"));
    boolean allowed =
        continuation.isPresent()
            ? call.flow().proceed(job, told, continuation.get(), call.now())
            : call.flow().succeed(job, told, variables, call.now());
    return done(job, allowed);
  }

  OperationResult failure(Call call) {
    Job job = find.apply(call);
    JsonNode details = call.input().path("failureDetails");
    var problem =
        new Problem(details.path("type").stringValue(), details.path("message").stringValue());
    return done(job, call.flow().fail(job, told(call, details), problem, call.now()));
  }

  private static OperationResult done(Job job, boolean allowed) {
    if (!allowed) {
      throw ServiceError.modelled(
          "InvalidJobStateException",
          "Job " + job.id() + " is " + job.state().wireName() + ", not InProgress");
    }
    return new OperationResult.Nothing();
  }

  private static WorkProgress told(Call call, JsonNode details) {
    JsonNode percent = details.path("percentComplete");
    return new WorkProgress(
        Call.optionalText(details, "summary"),
        Call.optionalText(details, "externalExecutionId"),
        percent.isInt() ? Optional.of(percent.intValue()) : Optional.empty(),
        revision(call));
  }

  private static Optional<WorkProgress.Revision> revision(Call call) {
    JsonNode revision = call.input().path("currentRevision");
    if (!revision.isObject()) {
      return Optional.empty();
    }
    JsonNode created = revision.path("created");
    Instant when =
        created.isNumber() ? Instant.ofEpochMilli((long) (created.asDouble() * 1000)) : call.now();
    return Optional.of(
        new WorkProgress.Revision(
            revision.path("revision").stringValue(),
            revision.path("changeIdentifier").stringValue(),
            when));
  }

  private static Map<String, String> variables(JsonNode given) {
    var variables = new LinkedHashMap<String, String>();
    given
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString("")));
    long size =
        variables.entrySet().stream().mapToLong(e -> size(e.getKey()) + size(e.getValue())).sum();
    if (size > LARGEST_VARIABLES) {
      throw ServiceError.modelled(
          "OutputVariablesSizeExceededException",
          "The output variables have " + size + " bytes, the limit is " + LARGEST_VARIABLES);
    }
    return variables;
  }

  private static long size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
