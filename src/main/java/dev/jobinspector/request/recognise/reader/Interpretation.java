package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.recognise.evidence.FieldKind;
import dev.jobinspector.request.recognise.evidence.JobCollector;
import dev.jobinspector.request.recognise.evidence.JobEvidence;
import dev.jobinspector.request.recognise.evidence.TextOrigin;
import dev.jobinspector.request.recognise.evidence.UuidScanner;
import dev.jobinspector.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Understands what a map says about a job, by its key and its members.
public final class Interpretation {
  private static final String LAMBDA = "CodePipeline.job";
  private static final String TRAIL = "codepipeline.amazonaws.com";
  private static final String EVENTS = "aws.codepipeline";
  private static final Set<String> OPERATIONS =
      Arrays.stream(Operation.values()).map(Operation::apiName).collect(Collectors.toSet());

  /// With one of these beside it an `id` is that of the message, not of a job.
  private static final List<String> ENVELOPE =
      List.of(
          "detail-type",
          "messageId",
          "receiptHandle",
          "topicArn",
          "specversion",
          "event",
          "eventType",
          "hook",
          "webhook",
          "deliveryId",
          "eventId");

  /// Jobs of other services have these.
  private static final List<String> OTHER_JOBS =
      List.of("jobName", "jobQueue", "jobArn", "jobDefinition", "jobRunId");

  private final JobCollector evidence;
  private final String operation;

  /// @param operation that the maps are parameters of, if it is known; else empty
  Interpretation(JobCollector evidence, String operation) {
    this.evidence = evidence;
    this.operation = operation;
  }

  static boolean isOperation(String name) {
    return OPERATIONS.contains(name);
  }

  static boolean isOtherService(String text) {
    return text.endsWith(".amazonaws.com") && !text.equals(TRAIL) && text.matches("[a-z0-9.-]+");
  }

  /// Returns whether what a map has inside is of another service, or what a service answered.
  static boolean isForeign(ParsedMap map) {
    if (map.isBare()) {
      return map.isKeyed("responseElements");
    }
    String source = map.textOrEmpty("source");
    return map.isKeyed("responseElements")
        || isOtherService(map.textOrEmpty("eventSource"))
        || (map.has("detail-type") && source.startsWith("aws.") && !source.equals(EVENTS));
  }

  /// Collects what a map says that is of something else.
  void other(ParsedMap map) {
    evidence.other(map.ids());
  }

  /// Collects what a map says.
  public void of(ParsedMap map) {
    ParsedMap.Cell id = map.cell("id");
    ParsedMap.Cell jobId = map.cell("jobId");
    boolean job = id != null && UuidScanner.isId(id.text());
    if (isForeign(map) || map.hasAny(OTHER_JOBS)) {
      other(map);
    } else if (TRAIL.equals(map.text("eventSource"))) {
      trail(map);
    } else if (id != null && job && map.isKeyed(LAMBDA)) {
      job(id, map, TextOrigin.LAMBDA_EVENT).kind(JobKind.CUSTOM);
    } else if (id != null && map.isKeyed("jobDetails")) {
      details(id, map);
    } else if (id != null && job && dispatched(map)) {
      TextOrigin source = map.has("nonce") ? TextOrigin.POLL_REPLY : TextOrigin.DETAILS_REPLY;
      JobEvidence found = job(id, map, source);
      if (map.has("accountId")) {
        found.kind(JobKind.CUSTOM);
      }
    } else if (map.hasAny(ENVELOPE) && jobId == null) {
      other(map);
      event(map);
    } else if (jobId != null && !map.isKeyed("requestParameters") && isJobId(jobId, map)) {
      jobId(jobId, map);
    }
  }

  /// Third-party ids may be any text; by itself one that is no UUID is that of anything.
  private boolean isJobId(ParsedMap.Cell jobId, ParsedMap map) {
    return UuidScanner.isId(jobId.text())
        || map.has("clientToken")
        || map.has("clientId")
        || map.has("nonce")
        || !operation.isEmpty();
  }

  private void jobId(ParsedMap.Cell jobId, ParsedMap map) {
    JobEvidence found =
        job(
            jobId,
            map,
            map.isKeyed("jobs")
                ? TextOrigin.POLL_REPLY
                : isJobData(map.child("data"))
                    ? TextOrigin.LAMBDA_EVENT
                    : operation.isEmpty() ? TextOrigin.REQUEST : TextOrigin.CLOUDTRAIL_RECORD);
    if (!operation.isEmpty()) {
      found.kind(kind(operation));
    }
  }

  private static JobKind kind(String operation) {
    return operation.contains("ThirdParty") ? JobKind.THIRD_PARTY : JobKind.CUSTOM;
  }

  /// An event about an action tells all of it but the id of its job.
  private void event(ParsedMap event) {
    ParsedMap detail = event.child("detail");
    if (EVENTS.equals(event.text("source")) && detail.has("pipeline")) {
      evidence.note(
          Stream.of("pipeline", "stage", "action")
                  .flatMap(name -> Stream.ofNullable(detail.text(name)))
                  .map(Printable::line)
                  .collect(Collectors.joining(" › "))
              + ": an event, which has no job id. Find the job with find-stuck.");
    }
  }

  private static boolean dispatched(ParsedMap map) {
    return isJobData(map.child("data"))
        || (map.has("nonce") && (map.has("accountId") || map.isKeyed("jobs")));
  }

  private static boolean isJobData(ParsedMap data) {
    return Stream.of(
            "actionTypeId", "actionConfiguration", "pipelineContext", "artifactCredentials")
        .anyMatch(data::hasChild);
  }

  /// Only the details of a third-party job have a nonce, and only those of a custom one an account.
  private void details(ParsedMap.Cell id, ParsedMap map) {
    JobEvidence job = job(id, map, TextOrigin.DETAILS_REPLY);
    if (map.has("accountId")) {
      job.kind(JobKind.CUSTOM);
    } else if (map.has("nonce")) {
      job.kind(JobKind.THIRD_PARTY);
    }
  }

  private void trail(ParsedMap record) {
    other(record);
    ParsedMap parameters = record.child("requestParameters");
    ParsedMap.Cell jobId = parameters.cell("jobId");
    if (jobId != null) {
      JobEvidence job = job(jobId, parameters, TextOrigin.CLOUDTRAIL_RECORD);
      String event = record.textOrEmpty("eventName");
      if (!event.isEmpty()) {
        job.kind(kind(event));
      }
    }
  }

  private JobEvidence job(ParsedMap.Cell id, ParsedMap map, TextOrigin source) {
    int line = id.line();
    JobEvidence job = evidence.of(id.text()).seen(FieldKind.JOB_ID, source, line);
    map.read("nonce", (text, at) -> job.nonce(text, source, at));
    map.read("clientId", (text, at) -> job.clientId(text, source, at));
    map.read("clientToken", (text, at) -> job.clientToken(text, source, at));
    ParsedMap type = map.child("data").child("actionTypeId");
    if (type.has("provider")) {
      job.actionType(
          new ActionTypeId(
              constant(type, "category"),
              constant(type, "owner"),
              type.textOrEmpty("provider"),
              type.textOrEmpty("version")),
          source,
          line);
    }
    job.context(context(map.child("data").child("pipelineContext")), source, line);
    return job;
  }

  /// PowerShell prints a constant as a map with its value.
  private static String constant(ParsedMap type, String name) {
    return type.hasChild(name) ? type.child(name).textOrEmpty("value") : type.textOrEmpty(name);
  }

  private static PipelineContext context(ParsedMap context) {
    return new PipelineContext(
        Optional.ofNullable(context.text("pipelineName")),
        Optional.ofNullable(context.child("stage").text("name")),
        Optional.ofNullable(context.child("action").text("name")),
        Optional.ofNullable(context.child("action").text("actionExecutionId")),
        Optional.ofNullable(context.text("pipelineExecutionId")));
  }
}
