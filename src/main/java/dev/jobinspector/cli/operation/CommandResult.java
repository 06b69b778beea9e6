package dev.jobinspector.cli.operation;

import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.util.Map;
import java.util.Optional;

/// What came of a request.
///
/// @param printed the reply as a map; empty where it has none, and after a failure
/// @param explanation of a failure
public record CommandResult(
    CompletedRequest<?> completed,
    Optional<Map<String, Object>> printed,
    Optional<Explanation> explanation,
    Optional<JobStatus> status) {

  static CommandResult to(JobRequest request, JobService jobs, ReplyValues values) {
    return switch (request) {
      case JobRequest.Acknowledge(var job, var nonce) -> {
        CompletedRequest<JobStatus> completed = jobs.acknowledge(job, nonce, known(job));
        yield completed.reply() instanceof Reply.Answered<JobStatus>(var status, _)
            ? answered(completed, values.status(status), Optional.of(status))
            : failed(completed, jobs);
      }
      case JobRequest.Details(var job) -> {
        var completed = jobs.details(job, known(job));
        yield completed.reply() instanceof Reply.Answered<?>
            ? answered(completed, values.details(value(completed)), Optional.empty())
            : failed(completed, jobs);
      }
      case JobRequest.Poll(var poll) -> {
        var completed = jobs.poll(poll);
        yield completed.reply() instanceof Reply.Answered<?>
            ? answered(completed, values.polled(value(completed)), Optional.empty())
            : failed(completed, jobs);
      }
      case JobRequest.Report(var job, var result) -> {
        var completed = jobs.report(job, result, known(job));
        yield completed.reply() instanceof Reply.Answered<?>
            ? new CommandResult(completed, Optional.empty(), Optional.empty(), Optional.empty())
            : failed(completed, jobs);
      }
    };
  }

  private static CommandResult answered(
      CompletedRequest<?> completed, Map<String, Object> printed, Optional<JobStatus> status) {
    return new CommandResult(completed, Optional.of(printed), Optional.empty(), status);
  }

  private static CommandResult failed(CompletedRequest<?> completed, JobService jobs) {
    if (!(completed.reply() instanceof Reply.Failed<?>(var failure, var receipt))) {
      throw new IllegalArgumentException("This request did not fail.");
    }
    Explanation explanation =
        FailureMessages.explain(
            failure,
            receipt,
            completed.attempt().intent().operation(),
            jobs.earlierAttempts(completed.attempt()));
    return new CommandResult(
        completed, Optional.empty(), Optional.of(explanation), Optional.empty());
  }

  private static <T> T value(CompletedRequest<T> completed) {
    if (completed.reply() instanceof Reply.Answered<T>(var value, _)) {
      return value;
    }
    throw new IllegalArgumentException("This request failed.");
  }

  private static KnownJob known(JobRef job) {
    return KnownJob.bare(job.kind(), job.idText());
  }
}
