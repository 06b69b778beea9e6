package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.ActionExecution;
import java.time.Duration;
import java.util.Optional;

/// An action that waits for a job longer than it should.
///
/// @param inProgress since when it began; by this machine's clock
/// @param job of it, if one is known here
/// @param likely why, and what to do next
public record StuckAction(
    ActionExecution execution, Duration inProgress, Optional<LikelyJob> job, Finding likely) {}
