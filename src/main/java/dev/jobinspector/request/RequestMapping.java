package dev.jobinspector.request;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.Secret;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.text.AwsTimestamps;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Value;
import dev.jobinspector.text.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the parts of a request from a map of parameters that keeps every constraint.
final class RequestMapping {
  /// Each job that a poll gives is kept from the real workers for a while, so no more than asked
  /// for.
  private static final int JOBS_OF_A_POLL = 1;

  private final Value.Mapping from;

  private RequestMapping(Value.Mapping from) {
    this.from = from;
  }

  /// @throws InvalidRequestException with everything that is wrong with the parameters
  static RequestMapping of(Operation operation, Value.Mapping parameters) {
    List<Violation> violations = Validation.of(InputShapes.of(operation), parameters);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return new RequestMapping(parameters);
  }

  JobRef job(JobKind kind) {
    return switch (kind) {
      case CUSTOM -> new CustomJob(new JobId(needed("jobId")));
      case THIRD_PARTY ->
          new ThirdPartyJob(
              new ThirdPartyJobId(needed("jobId")), new ClientToken(needed("clientToken")));
    };
  }

  Nonce nonce() {
    return new Nonce(needed("nonce"));
  }

  PollRequest poll() {
    RequestMapping type = structure("actionTypeId").orElseThrow();
    return new PollRequest(
        new ActionTypeId(
            type.needed("category"),
            type.needed("owner"),
            type.needed("provider"),
            type.needed("version")),
        whole("maxBatchSize").orElse(JOBS_OF_A_POLL),
        texts("queryParam"));
  }

  JobResult success() {
    return new JobResult.Success(
        structure("currentRevision")
            .map(
                revision ->
                    new JobResult.CurrentRevision(
                        revision.needed("revision"),
                        revision.needed("changeIdentifier"),
                        Optional.ofNullable(revision.from.entries().get("created"))
                            .flatMap(AwsTimestamps::of),
                        revision.text("revisionSummary"))),
        text("continuationToken").map(Secret::new),
        structure("executionDetails")
            .map(
                execution ->
                    new JobResult.ExecutionDetails(
                        execution.text("summary"),
                        execution.text("externalExecutionId"),
                        execution.whole("percentComplete"))),
        texts("outputVariables"));
  }

  JobResult failure() {
    RequestMapping failure = structure("failureDetails").orElseThrow();
    return new JobResult.Failure(
        FailureType.of(failure.needed("type")).orElseThrow(),
        failure.needed("message"),
        failure.text("externalExecutionId"));
  }

  ActionExecutionQuery actionExecutions() {
    Optional<RequestMapping> filter = structure("filter");
    return new ActionExecutionQuery(
        needed("pipelineName"),
        filter.flatMap(only -> only.text("pipelineExecutionId")),
        filter
            .flatMap(only -> only.structure("latestInPipelineExecution"))
            .map(
                latest ->
                    new ActionExecutionQuery.Latest(
                        latest.needed("pipelineExecutionId"), latest.needed("startTimeRange"))),
        whole("maxResults"),
        text("nextToken"));
  }

  String needed(String name) {
    return text(name).orElseThrow();
  }

  /// Returns a flag; what is not said is false, as at the service.
  boolean flag(String name) {
    return from.entries().get(name) instanceof Value.Flag(var on, _) && on;
  }

  Optional<String> text(String name) {
    return from.entries().get(name) instanceof Value.Text(var text, _)
        ? Optional.of(text)
        : Optional.empty();
  }

  private OptionalInt whole(String name) {
    return from.entries().get(name) instanceof Value.Numeral(var literal, _)
        ? OptionalInt.of(Integer.parseInt(literal))
        : OptionalInt.empty();
  }

  private Optional<RequestMapping> structure(String name) {
    return from.entries().get(name) instanceof Value.Mapping mapping
        ? Optional.of(new RequestMapping(mapping))
        : Optional.empty();
  }

  private Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    structure(name)
        .ifPresent(
            mapping ->
                mapping
                    .from
                    .entries()
                    .keySet()
                    .forEach(key -> texts.put(key, mapping.needed(key))));
    return texts;
  }
}
