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

/// Reads the text output of the AWS CLI: a capital name, then the values in the order of their
/// keys, with tabs (or, copied from a terminal, blanks) between them.
public final class TabbedReader implements LineReader {
  private final JobCollector evidence;
  private @Nullable JobEvidence job;
  private TextOrigin source = TextOrigin.POLL_REPLY;
  private Optional<String> pipeline = Optional.empty();
  private Optional<String> pipelineExecution = Optional.empty();
  private Optional<String> action = Optional.empty();
  private Optional<String> actionExecution = Optional.empty();

  public TabbedReader(JobCollector evidence) {
    this.evidence = evidence;
  }

  @Override
  public void line(String text, int number) {
    if (text.length() < 3 || !Character.isUpperCase(text.charAt(0))) {
      return;
    }
    if (text.startsWith("JOBS") || text.startsWith("JOBDETAILS")) {
      begin(fields(text), number);
      return;
    }
    if (job == null) {
      return;
    }
    String[] fields = fields(text);
    switch (fields[0]) {
      case "ACTIONTYPEID" -> {
        if (fields.length == 5) {
          job.actionType(
              new ActionTypeId(fields[1], fields[2], fields[3], fields[4]), source, number);
        }
      }
      case "PIPELINECONTEXT" -> {
        pipeline = Optional.of(fields[fields.length - 1]);
        pipelineExecution = fields.length == 4 ? Optional.of(fields[2]) : Optional.empty();
      }
      case "ACTION" -> {
        actionExecution = fields.length == 3 ? Optional.of(fields[1]) : Optional.empty();
        action = Optional.of(fields[fields.length - 1]);
      }
      case "STAGE" ->
          job.context(
              new PipelineContext(
                  pipeline,
                  Optional.of(fields[fields.length - 1]),
                  action,
                  actionExecution,
                  pipelineExecution),
              source,
              number);
      default -> {}
    }
  }

  private void begin(String[] fields, int number) {
    end();
    boolean poll = fields[0].equals("JOBS");
    if (!poll && !fields[0].equals("JOBDETAILS")) {
      return;
    }
    source = poll ? TextOrigin.POLL_REPLY : TextOrigin.DETAILS_REPLY;
    boolean account = fields.length > 2 && fields[1].matches("[0-9]{12}");
    if (account && UuidScanner.isId(fields[2])) {
      JobEvidence custom = evidence.of(fields[2]).seen(FieldKind.JOB_ID, source, number);
      custom.kind(JobKind.CUSTOM);
      custom.nonce(fields.length > 3 ? fields[3] : null, source, number);
      job = custom;
    } else if (poll
        && fields.length == 3
        && UuidScanner.isId(fields[1])
        && UuidScanner.isId(fields[2])) {
      job = evidence.of(fields[2]).seen(FieldKind.JOB_ID, source, number);
      job.clientId(fields[1], source, number);
    } else if (!poll && fields.length == 3) {
      job = evidence.of(fields[1]).seen(FieldKind.JOB_ID, source, number);
      job.kind(JobKind.THIRD_PARTY);
      job.nonce(fields[2], source, number);
    }
  }

  private static String[] fields(String text) {
    return text.strip().split("[\t ]+", -1);
  }

  @Override
  public void end() {
    job = null;
    pipeline = Optional.empty();
    pipelineExecution = Optional.empty();
    action = Optional.empty();
    actionExecution = Optional.empty();
  }
}
