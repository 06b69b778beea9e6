package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// From action executions to those that are stuck on a job.
public final class StuckActions {
  private StuckActions() {}

  /// Returns those in progress for as long as that or longer, the longest first.
  ///
  /// @param executions of all pipelines that were read: others of the same type tell, too
  /// @param known jobs, of which some may be theirs
  public static List<StuckAction> of(
      List<ActionExecution> executions, List<KnownJob> known, Duration atLeast, Instant now) {
    List<ActionExecution> waiting = executions.stream().filter(StuckActions::waitsForAJob).toList();
    return waiting.stream()
        .filter(execution -> inProgress(execution, now).compareTo(atLeast) >= 0)
        .map(
            execution -> {
              var job = LikelyJob.of(execution, known);
              return new StuckAction(
                  execution,
                  inProgress(execution, now),
                  job,
                  StuckCauses.likely(execution, job, waiting));
            })
        .sorted(Comparator.comparing(StuckAction::inProgress).reversed())
        .toList();
  }

  /// Returns whether jobs do the work of it: those of custom actions and of partners, and those
  /// that invoke a Lambda function. One whose type is not told may be such.
  private static boolean waitsForAJob(ActionExecution execution) {
    return execution.isUnderWay() && execution.type().map(StuckActions::isDoneByJobs).orElse(true);
  }

  private static boolean isDoneByJobs(ActionTypeId type) {
    return switch (type.owner()) {
      case "Custom", "ThirdParty" -> true;
      default -> StuckCauses.isLambda(type);
    };
  }

  /// A clock that is behind the service's makes no time negative.
  private static Duration inProgress(ActionExecution execution, Instant now) {
    Instant since = execution.started().or(execution::updated).orElse(now);
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }
}
