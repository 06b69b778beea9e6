package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.request.recognise.evidence.FieldKind;
import dev.jobinspector.request.recognise.evidence.JobCollector;
import dev.jobinspector.request.recognise.evidence.JobEvidence;
import dev.jobinspector.request.recognise.evidence.TextOrigin;
import dev.jobinspector.request.recognise.evidence.UuidScanner;
import java.util.Optional;

/// Understands what a map says about a job, by its key and its members.
public final class Interpretation {
  private static final String LAMBDA = "CodePipeline.job";
  private static final String TRAIL = "codepipeline.amazonaws.com";

  private final JobCollector evidence;

  public Interpretation(JobCollector evidence) {
    this.evidence = evidence;
  }

  /// Collects what a map says.
  public void of(ParsedMap map) {
    ParsedMap.Cell id = map.cell("id");
    ParsedMap.Cell jobId = map.cell("jobId");
    if (id != null && map.isKeyed(LAMBDA) && UuidScanner.isId(id.text())) {
      job(id, map, TextOrigin.LAMBDA_EVENT).kind(JobKind.CUSTOM);
    } else if (id != null && map.isKeyed("jobDetails")) {
      details(id, map);
    } else if (id != null && UuidScanner.isId(id.text()) && dispatched(map)) {
      TextOrigin source = map.has("nonce") ? TextOrigin.POLL_REPLY : TextOrigin.DETAILS_REPLY;
      JobEvidence job = job(id, map, source);
      if (map.has("accountId")) {
        job.kind(JobKind.CUSTOM);
      }
    } else if (TRAIL.equals(map.text("eventSource"))) {
      trail(map);
    } else if (jobId != null && !map.isKeyed("requestParameters")) {
      job(
          jobId,
          map,
          map.isKeyed("jobs")
              ? TextOrigin.POLL_REPLY
              : map.hasChild("data") ? TextOrigin.LAMBDA_EVENT : TextOrigin.REQUEST);
    }
  }

  private static boolean dispatched(ParsedMap map) {
    return map.hasChild("data")
        || (map.has("nonce") && (map.has("accountId") || map.isKeyed("jobs")));
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
    ParsedMap parameters = record.child("requestParameters");
    ParsedMap.Cell jobId = parameters.cell("jobId");
    if (jobId != null) {
      JobEvidence job = job(jobId, parameters, TextOrigin.CLOUDTRAIL_RECORD);
      String event = record.textOrEmpty("eventName");
      if (!event.isEmpty()) {
        job.kind(event.contains("ThirdParty") ? JobKind.THIRD_PARTY : JobKind.CUSTOM);
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
              type.textOrEmpty("category"),
              type.textOrEmpty("owner"),
              type.textOrEmpty("provider"),
              type.textOrEmpty("version")),
          source,
          line);
    }
    job.context(context(map.child("data").child("pipelineContext")), source, line);
    return job;
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
