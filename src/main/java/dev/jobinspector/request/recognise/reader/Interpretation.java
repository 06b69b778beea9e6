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
import org.jspecify.annotations.Nullable;

/// What a map says about a job, by its key and its members.
public final class Interpretation {
  private static final String LAMBDA = "CodePipeline.job";
  private static final String TRAIL = "codepipeline.amazonaws.com";

  private final JobCollector evidence;

  public Interpretation(JobCollector evidence) {
    this.evidence = evidence;
  }

  public void of(ParsedMap frame) {
    ParsedMap.Cell id = frame.cell("id");
    ParsedMap.Cell jobId = frame.cell("jobId");
    if (id != null && frame.isKeyed(LAMBDA) && UuidScanner.isId(id.text())) {
      dossier(id, frame, TextOrigin.LAMBDA_EVENT).kind(JobKind.CUSTOM);
    } else if (id != null && frame.isKeyed("jobDetails")) {
      details(id, frame);
    } else if (id != null && UuidScanner.isId(id.text()) && handedOut(frame)) {
      TextOrigin source = frame.has("nonce") ? TextOrigin.POLL_REPLY : TextOrigin.DETAILS_REPLY;
      JobEvidence dossier = dossier(id, frame, source);
      if (frame.has("accountId")) {
        dossier.kind(JobKind.CUSTOM);
      }
    } else if (TRAIL.equals(frame.text("eventSource"))) {
      trail(frame);
    } else if (jobId != null && !frame.isKeyed("requestParameters")) {
      dossier(
          jobId,
          frame,
          frame.isKeyed("jobs")
              ? TextOrigin.POLL_REPLY
              : frame.hasChild("data") ? TextOrigin.LAMBDA_EVENT : TextOrigin.REQUEST);
    }
  }

  private static boolean handedOut(ParsedMap frame) {
    return frame.hasChild("data")
        || (frame.has("nonce") && (frame.has("accountId") || frame.isKeyed("jobs")));
  }

  /// Only the details of a third-party job have a nonce, and only those of a custom one an account.
  private void details(ParsedMap.Cell id, ParsedMap frame) {
    JobEvidence dossier = dossier(id, frame, TextOrigin.DETAILS_REPLY);
    if (frame.has("accountId")) {
      dossier.kind(JobKind.CUSTOM);
    } else if (frame.has("nonce")) {
      dossier.kind(JobKind.THIRD_PARTY);
    }
  }

  private void trail(ParsedMap record) {
    ParsedMap parameters = record.child("requestParameters");
    ParsedMap.Cell jobId = parameters.cell("jobId");
    String event = record.text("eventName");
    if (jobId != null) {
      JobEvidence dossier = dossier(jobId, parameters, TextOrigin.CLOUDTRAIL_RECORD);
      if (event != null) {
        dossier.kind(event.contains("ThirdParty") ? JobKind.THIRD_PARTY : JobKind.CUSTOM);
      }
    }
  }

  private JobEvidence dossier(ParsedMap.Cell id, ParsedMap frame, TextOrigin source) {
    int line = id.line();
    JobEvidence dossier = evidence.of(id.text()).seen(FieldKind.JOB_ID, source, line);
    ParsedMap.Cell nonce = frame.cell("nonce");
    if (nonce != null) {
      dossier.nonce(nonce.text(), source, nonce.line());
    }
    ParsedMap.Cell clientId = frame.cell("clientId");
    if (clientId != null) {
      dossier.clientId(clientId.text(), source, clientId.line());
    }
    ParsedMap.Cell clientToken = frame.cell("clientToken");
    if (clientToken != null) {
      dossier.clientToken(clientToken.text(), source, clientToken.line());
    }
    ParsedMap type = frame.child("data").child("actionTypeId");
    if (type.has("provider")) {
      dossier.actionType(
          new ActionTypeId(
              some(type.text("category")),
              some(type.text("owner")),
              some(type.text("provider")),
              some(type.text("version"))),
          source,
          line);
    }
    dossier.context(context(frame.child("data").child("pipelineContext")), source, line);
    return dossier;
  }

  private static PipelineContext context(ParsedMap context) {
    return new PipelineContext(
        Optional.ofNullable(context.text("pipelineName")),
        Optional.ofNullable(context.child("stage").text("name")),
        Optional.ofNullable(context.child("action").text("name")),
        Optional.ofNullable(context.child("action").text("actionExecutionId")),
        Optional.ofNullable(context.text("pipelineExecutionId")));
  }

  private static String some(@Nullable String text) {
    return text == null ? "" : text;
  }
}
