package dev.jobinspector.ui.main;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Exchange;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.ui.acknowledge.JobAnswer;
import dev.jobinspector.ui.caseview.details.DetailsViewModel;
import java.util.List;
import java.util.Optional;

/// Tells the list, the form, the details and the open case what the service answered of a job.
final class JobAnswers {
  private final MainViewModel window;

  JobAnswers(MainViewModel window) {
    this.window = window;
  }

  void acknowledged(JobAnswer<JobStatus> answer) {
    answered(
        answer,
        answer.completed().reply() instanceof Reply.Answered<JobStatus>(var status, _)
            ? Optional.of(status)
            : Optional.empty());
    if (window.cases().isCurrent(answer.by())) {
      window.open().refresh();
    }
  }

  /// A nonce or client token that the service refused is not the job's.
  private static KnownJob withoutRefused(JobAnswer<?> answer) {
    boolean refused =
        answer.completed().reply() instanceof Reply.Failed<?>(JobFailure.Rejected(var why, _, _), _)
            && (why == JobFailure.Refusal.INVALID_NONCE
                || why == JobFailure.Refusal.INVALID_CLIENT_TOKEN);
    return refused ? answer.job().withSecrets(Optional.empty(), Optional.empty()) : answer.job();
  }

  /// The service answers a result without a status: the action is read until it shows the end.
  void reported(JobAnswer<JobResult> answer) {
    answered(answer, Optional.empty());
    if (window.cases().isCurrent(answer.by()) && answer.completed().reply().receipt().sends() > 0) {
      window.open().followUp();
      if (answer.by().connection().target() == ServiceConnection.Target.EMULATOR) {
        window.jobs().reload();
      }
    }
  }

  private void answered(JobAnswer<?> answer, Optional<JobStatus> status) {
    KnownJob known = withoutRefused(answer).withStatus(status);
    Optional<Exchange> exchange = answer.completed().reply().receipt().exchange();
    learned(known, isUnknown(answer.completed()), exchange, answer.by());
    window.cases().warnIfUnrecorded(answer.completed());
    if (window.cases().isCurrent(answer.by())) {
      window.refreshing().actedOn(List.of(answer.completed()));
    }
  }

  void lookedUp(DetailsViewModel.Looked looked) {
    if (looked.completed().reply() instanceof Reply.Answered<JobDetails>(var found, _)) {
      KnownJob known =
          KnownJob.bare(found.kind(), found.id())
              .at(found.actionType(), found.context())
              .withSecrets(found.nonce(), Optional.empty());
      learned(known, false, Optional.empty(), looked.by());
    } else {
      window.attempted();
      looked
          .completed()
          .attempt()
          .intent()
          .job()
          .filter(_ -> window.cases().isCurrent(looked.by()) && isUnknown(looked.completed()))
          .ifPresent(job -> window.jobs().drop(KnownJob.bare(job.kind(), job.id())));
    }
  }

  private void learned(
      KnownJob known, boolean unknown, Optional<Exchange> exchange, JobService by) {
    window.attempted();
    if (!window.cases().isCurrent(by)) {
      return;
    }
    if (unknown) {
      window.jobs().drop(known);
    } else {
      window.jobs().add(known, false);
    }
    window
        .jobs()
        .pickedProperty()
        .get()
        .filter(known::sameJobAs)
        .ifPresent(
            picked -> {
              window.acknowledge().form().learned(picked);
              window.open().learned(picked, window.jobs().seenAt(picked));
              window.details().learned(picked, exchange, by);
            });
  }

  private static boolean isUnknown(CompletedRequest<?> completed) {
    return completed.reply() instanceof Reply.Failed<?>(JobFailure.Rejected(var why, _, _), _)
        && why == JobFailure.Refusal.JOB_NOT_FOUND;
  }
}
