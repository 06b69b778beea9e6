package dev.jobinspector.request.recognise;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a map says about a job, by its key and its members.
final class Interpretation {
  private static final String LAMBDA = "CodePipeline.job";
  private static final String TRAIL = "codepipeline.amazonaws.com";

  private final Evidence evidence;

  Interpretation(Evidence evidence) {
    this.evidence = evidence;
  }

  void of(Frame frame) {
    Frame.Cell id = frame.cell("id");
    Frame.Cell jobId = frame.cell("jobId");
    if (id != null && frame.isKeyed(LAMBDA) && Ids.isId(id.text())) {
      dossier(id, frame, Source.LAMBDA_EVENT).kind(JobKind.CUSTOM);
    } else if (id != null && frame.isKeyed("jobDetails")) {
      details(id, frame);
    } else if (id != null && Ids.isId(id.text()) && handedOut(frame)) {
      Source source = frame.has("nonce") ? Source.POLL_REPLY : Source.DETAILS_REPLY;
      Dossier dossier = dossier(id, frame, source);
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
              ? Source.POLL_REPLY
              : frame.hasChild("data") ? Source.LAMBDA_EVENT : Source.REQUEST);
    }
  }

  private static boolean handedOut(Frame frame) {
    return frame.hasChild("data")
        || (frame.has("nonce") && (frame.has("accountId") || frame.isKeyed("jobs")));
  }

  /// Only the details of a third-party job have a nonce, and only those of a custom one an account.
  private void details(Frame.Cell id, Frame frame) {
    Dossier dossier = dossier(id, frame, Source.DETAILS_REPLY);
    if (frame.has("accountId")) {
      dossier.kind(JobKind.CUSTOM);
    } else if (frame.has("nonce")) {
      dossier.kind(JobKind.THIRD_PARTY);
    }
  }

  private void trail(Frame record) {
    Frame parameters = record.child("requestParameters");
    Frame.Cell jobId = parameters.cell("jobId");
    String event = record.text("eventName");
    if (jobId != null) {
      Dossier dossier = dossier(jobId, parameters, Source.CLOUDTRAIL_RECORD);
      if (event != null) {
        dossier.kind(event.contains("ThirdParty") ? JobKind.THIRD_PARTY : JobKind.CUSTOM);
      }
    }
  }

  private Dossier dossier(Frame.Cell id, Frame frame, Source source) {
    int line = id.line();
    Dossier dossier = evidence.of(id.text()).seen(Thing.JOB_ID, source, line);
    Frame.Cell nonce = frame.cell("nonce");
    if (nonce != null) {
      dossier.nonce(nonce.text(), source, nonce.line());
    }
    Frame.Cell clientId = frame.cell("clientId");
    if (clientId != null) {
      dossier.clientId(clientId.text(), source, clientId.line());
    }
    Frame.Cell clientToken = frame.cell("clientToken");
    if (clientToken != null) {
      dossier.clientToken(clientToken.text(), source, clientToken.line());
    }
    Frame type = frame.child("data").child("actionTypeId");
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

  private static PipelineContext context(Frame context) {
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
