package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.JobStatus;
import java.util.Optional;

/// What the status that an acknowledge answered means for whoever asked. Only `InProgress` gives
/// the job to the caller (domain: a worker must stop at any other).
public final class StatusMessages {
  private StatusMessages() {}

  /// Returns whether the job is now the caller's to work on.
  public static boolean yours(JobStatus status) {
    return status == JobStatus.Known.IN_PROGRESS;
  }

  /// Returns what to know before a job is acknowledged whose last status was this; empty for
  /// nothing. `InProgress` counts as another worker's.
  public static Optional<String> beforeAcknowledge(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.IN_PROGRESS ->
          Optional.of(
              "Another worker has acknowledged this job: acknowledging it again changes nothing for"
                  + " CodePipeline, or is refused.");
      case JobStatus.Known.TIMED_OUT, JobStatus.Known.SUCCEEDED, JobStatus.Known.FAILED ->
          Optional.of(
              "This job has ended (%s): acknowledging it changes nothing for CodePipeline, or is refused."
                  .formatted(status.text()));
      case JobStatus.Known.CREATED, JobStatus.Known.QUEUED, JobStatus.Known.DISPATCHED ->
          Optional.empty();
      case JobStatus.Unrecognised _ -> Optional.empty();
    };
  }

  /// Returns why CodePipeline would refuse a result of a job in this status; empty if it may accept
  /// one.
  public static Optional<String> resultRefused(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED, JobStatus.Known.QUEUED, JobStatus.Known.DISPATCHED ->
          Optional.of(
              "The job is %s: CodePipeline accepts a result only of a job in progress. If that is out of date, acknowledge the job first."
                  .formatted(status.text()));
      case JobStatus.Known.TIMED_OUT, JobStatus.Known.SUCCEEDED, JobStatus.Known.FAILED ->
          Optional.of(
              "The job has ended (%s): CodePipeline accepts a result only of a job in progress."
                  .formatted(status.text()));
      case JobStatus.Known.IN_PROGRESS -> Optional.empty();
      case JobStatus.Unrecognised _ -> Optional.empty();
    };
  }

  /// Returns what it means and what to do, in a sentence or two.
  public static String meaning(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.IN_PROGRESS ->
          "The job is yours to work on. CodePipeline now waits for its result.";
      case JobStatus.Known.CREATED ->
          "This job is not yours to work on: it is not yet available to workers.";
      case JobStatus.Known.QUEUED ->
          "This job is not yours to work on: it is queued. A poll returns it with a new nonce.";
      case JobStatus.Known.DISPATCHED ->
          "This job is not yours to work on: it is dispatched but not acknowledged. Poll again for"
              + " a new nonce.";
      case JobStatus.Known.TIMED_OUT ->
          "This job is not yours to work on: it timed out. Retry the stage in the pipeline; that"
              + " creates a new job.";
      case JobStatus.Known.SUCCEEDED ->
          "This job is not yours to work on: a worker has already reported success.";
      case JobStatus.Known.FAILED ->
          "This job is not yours to work on: a worker has already reported failure.";
      case JobStatus.Unrecognised _ ->
          "This job is not yours to work on: only InProgress means that it is. This version does"
              + " not know the status.";
    };
  }
}
