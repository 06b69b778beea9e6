package dev.jobinspector.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a worker reports at the end of a job.
public sealed interface JobResult {
  /// The job is done, or goes on in another job.
  ///
  /// @param continuationToken if the work goes on: the service makes a new job that carries it
  /// @param outputVariables for later actions; custom jobs only, and only without a continuation
  record Success(
      Optional<CurrentRevision> revision,
      Optional<Secret> continuationToken,
      Optional<ExecutionDetails> execution,
      Map<String, String> outputVariables)
      implements JobResult {
    public Success {
      outputVariables = Map.copyOf(outputVariables);
    }

    /// Done, and nothing to add.
    public static Success plain() {
      return new Success(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
  }

  /// The job cannot be done; the action fails.
  ///
  /// @param message for whoever looks at the pipeline, 1 to 5,000 characters
  /// @param externalExecutionId of the work in the worker's own system
  record Failure(FailureType type, String message, Optional<String> externalExecutionId)
      implements JobResult {}

  /// The revision that the job worked on.
  record CurrentRevision(
      String revision,
      String changeIdentifier,
      Optional<Instant> created,
      Optional<String> summary) {}

  /// What the console shows beside the action.
  record ExecutionDetails(
      Optional<String> summary, Optional<String> externalExecutionId, OptionalInt percent) {}
}
