package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An action that waits for a job longer than it should.
///
/// @param inProgress since when it began; by this machine's clock
/// @param job of it, if one is known here
/// @param likely why, and what to do next
public record StuckAction(
    ActionExecution execution, Duration inProgress, Optional<LikelyJob> job, Finding likely) {

  /// Returns the same with its job, if it is among those. For one that was found without knowing
  /// jobs.
  StuckAction recognisedAmong(List<KnownJob> known) {
    Optional<LikelyJob> recognised = LikelyJob.of(execution, known);
    return new StuckAction(
        execution, inProgress, recognised, StuckCauses.ofJob(execution, recognised).orElse(likely));
  }
}
