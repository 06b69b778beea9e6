package dev.jobinspector.cli.operation;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.AwaitedChange;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What came of a request.
///
/// @param recorded false if the history could not take its outcome; reads of pipelines are no
///   attempts and need none
/// @param printed the reply as a map; empty where it has none, and after a failure
/// @param explanation of a failure
/// @param status that an acknowledge answered
public record CommandResult(
    Reply<?> reply,
    boolean recorded,
    Optional<Map<String, Object>> printed,
    Optional<Explanation> explanation,
    Optional<JobStatus> status) {
  private static final int KNOWN_JOBS = 2_000;

  static CommandResult to(JobRequest request, JobService jobs, ReplyValues values, Paging paging) {
    return switch (request) {
      case JobRequest.Acknowledge(var job, var nonce) -> {
        CompletedRequest<JobStatus> completed = jobs.acknowledge(job, nonce, known(job));
        CommandResult result = of(completed, jobs, status -> Optional.of(values.status(status)));
        yield completed.reply() instanceof Reply.Answered<JobStatus>(var status, _)
            ? result.withStatus(status)
            : result;
      }
      case JobRequest.Details(var job) ->
          of(jobs.details(job, known(job)), jobs, it -> Optional.of(values.details(it)));
      case JobRequest.Poll(var poll) ->
          of(jobs.poll(poll), jobs, it -> Optional.of(values.polled(it)));
      case JobRequest.Report(var job, var result) ->
          of(jobs.report(job, result, known(job)), jobs, _ -> Optional.empty());
      case JobRequest.Retry(var retry) ->
          of(jobs.retryStage(retry), jobs, id -> Optional.of(values.execution(id)));
      case JobRequest.Stop(var stop) ->
          of(jobs.stopExecution(stop), jobs, id -> Optional.of(values.execution(id)));
      case JobRequest.Disable(var change) ->
          of(jobs.disableTransition(change), jobs, _ -> Optional.empty());
      case JobRequest.Enable(var change) ->
          of(jobs.enableTransition(change), jobs, _ -> Optional.empty());
      case JobRequest.PipelineState(var pipeline) ->
          read(jobs.replies().state(pipeline).map(values::ofPipelines));
      case JobRequest.ActionExecutions(var query) ->
          read(paging.read(query, jobs).map(values::ofPipelines));
    };
  }

  /// Returns what a request is to change in a pipeline, read before it is sent; empty if it changes
  /// none, or it is not known which.
  static Optional<AwaitedChange> awaited(JobRequest request, JobService jobs) {
    var pipelines = jobs.pipelines();
    return switch (request) {
      case JobRequest.Report(var job, _) ->
          place(job, jobs)
              .map(where -> AwaitedChange.ofResult(where, pipelines, Clock.systemUTC()));
      case JobRequest.Retry(var retry) -> Optional.of(AwaitedChange.ofRetry(retry, pipelines));
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

  /// The history knows where the job stands if its details were read before; else they are read
  /// now.
  private static Optional<PipelineContext> place(JobRef job, JobService jobs) {
    KnownJob bare = KnownJob.bare(job.kind(), job.idText());
    return jobs.knownJobs(List.of(), KNOWN_JOBS).stream()
        .filter(bare::sameJobAs)
        .map(KnownJob::context)
        .filter(CommandResult::isPlace)
        .findFirst()
        .or(
            () ->
                jobs.details(job, bare).reply()
                        instanceof Reply.Answered<JobDetails>(var details, _)
                    ? Optional.of(details.context()).filter(CommandResult::isPlace)
                    : Optional.empty());
  }

  private static boolean isPlace(PipelineContext context) {
    return context.pipeline().isPresent() && context.action().isPresent();
  }

  private static <T> CommandResult of(
      CompletedRequest<T> completed,
      JobService jobs,
      Function<T, Optional<Map<String, Object>>> print) {
    return switch (completed.reply()) {
      case Reply.Answered<T>(var value, _) ->
          new CommandResult(
              completed.reply(),
              completed.recorded(),
              print.apply(value),
              Optional.empty(),
              Optional.empty());
      case Reply.Failed<T>(var failure, var receipt) ->
          new CommandResult(
              completed.reply(),
              completed.recorded(),
              Optional.empty(),
              Optional.of(
                  FailureMessages.explain(
                      failure,
                      receipt,
                      completed.attempt().intent().operation(),
                      jobs.earlier().before(completed.attempt()))),
              Optional.empty());
    };
  }

  private static CommandResult read(Reply<Map<String, Object>> reply) {
    return switch (reply) {
      case Reply.Answered<Map<String, Object>>(var value, _) ->
          new CommandResult(reply, true, Optional.of(value), Optional.empty(), Optional.empty());
      case Reply.Failed<Map<String, Object>>(var failure, var receipt) ->
          new CommandResult(
              reply,
              true,
              Optional.empty(),
              Optional.of(FailureMessages.ofPipelineRead(failure, receipt)),
              Optional.empty());
    };
  }

  private CommandResult withStatus(JobStatus answered) {
    return new CommandResult(reply, recorded, printed, explanation, Optional.of(answered));
  }

  private static KnownJob known(JobRef job) {
    return KnownJob.bare(job.kind(), job.idText());
  }
}
