package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.AwaitedChange;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `--wait`: after an act the state is read again until something moved, and what moved is said on
/// standard error.
final class ChangeWait {
  private static final int KNOWN_JOBS = 2_000;

  private final Console console;
  private final Duration limit;

  ChangeWait(Console console, Duration limit) {
    this.console = console;
    this.limit = limit;
  }

  /// Reads what there is before the act; empty if it is not known where its effect would be.
  Optional<AwaitedChange> before(JobRequest request, JobService jobs) {
    var pipelines = jobs.pipelines();
    return switch (request) {
      case JobRequest.Report(var job, _) ->
          context(job, jobs)
              .map(where -> AwaitedChange.ofResult(where, pipelines, Clock.systemUTC()));
      case JobRequest.Retry(var retry) ->
          Optional.of(AwaitedChange.ofRetry(retry, pipelines, Clock.systemUTC()));
      case JobRequest.Stop(var stop) -> Optional.of(AwaitedChange.ofStop(stop, pipelines));
      case JobRequest.Disable(var change) ->
          Optional.of(AwaitedChange.ofTransition(change, false, pipelines));
      case JobRequest.Enable(var change) ->
          Optional.of(AwaitedChange.ofTransition(change, true, pipelines));
      case JobRequest.Acknowledge _,
          JobRequest.Details _,
          JobRequest.Poll _,
          JobRequest.PipelineState _,
          JobRequest.ActionExecutions _ ->
          Optional.empty();
    };
  }

  /// Says what moved, and returns the exit code.
  int after(Optional<AwaitedChange> change) {
    if (change.isEmpty()) {
      console.say(
          "--wait: it is not known in which pipeline the job stands, so nothing was read after the"
              + " act. Look at the action in the console.");
      return ExitCode.OTHER;
    }
    try {
      return switch (change.get().within(limit, Thread::sleep)) {
        case Reply.Answered<Optional<String>>(var moved, _) -> {
          console.say(
              moved
                  .map(Printable::line)
                  .orElse(
                      "--wait: nothing moved within %d s; the act itself was confirmed."
                          .formatted(limit.toSeconds())));
          yield moved.isPresent() ? ExitCode.DONE : ExitCode.OTHER;
        }
        case Reply.Failed<Optional<String>>(var failure, var receipt) -> {
          console.say(
              "--wait: the pipeline could not be read after the act.\n"
                  + FailureMessages.ofPipelineRead(failure, receipt).text());
          yield ExitCode.OTHER;
        }
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.OTHER;
    }
  }

  /// The history knows where the job stands if its details were read before; else they are read
  /// now.
  private static Optional<PipelineContext> context(JobRef job, JobService jobs) {
    KnownJob bare = KnownJob.bare(job.kind(), job.idText());
    return jobs.knownJobs(List.of(), KNOWN_JOBS).stream()
        .filter(bare::sameJobAs)
        .map(KnownJob::context)
        .filter(ChangeWait::isPlace)
        .findFirst()
        .or(
            () ->
                jobs.details(job, bare).reply()
                        instanceof Reply.Answered<JobDetails>(var details, _)
                    ? Optional.of(details.context()).filter(ChangeWait::isPlace)
                    : Optional.empty());
  }

  private static boolean isPlace(PipelineContext context) {
    return context.pipeline().isPresent() && context.action().isPresent();
  }
}
