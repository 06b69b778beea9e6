package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The acts that fit a case: one first, the others below it. Acknowledging is never the first: it
/// takes the job from its worker, and CodePipeline then waits for whoever acknowledged it.
///
/// @param more without the first
public record FittingActs(Act primary, List<Act> more) {
  public FittingActs {
    more = List.copyOf(more);
  }

  /// Returns what fits.
  ///
  /// @param inDoubt the outcome of the newest attempt on its job, if that is not settled
  public static FittingActs of(StuckCase stuck, Optional<Outcome> inDoubt) {
    Act primary =
        inDoubt.filter(outcome -> outcome == Outcome.UNKNOWN).isPresent()
            ? Act.CHECK_OUTCOME
            : stuck.finding().act();
    LinkedHashSet<Act> more = new LinkedHashSet<>();
    more.add(stuck.finding().act());
    more.addAll(fitting(stuck));
    more.remove(primary);
    return new FittingActs(primary, List.copyOf(more));
  }

  private static List<Act> fitting(StuckCase stuck) {
    if (stuck.execution().filter(action -> !action.isUnderWay()).isPresent()) {
      return ended(stuck.execution().get());
    }
    List<Act> acts =
        new ArrayList<>(
            switch (stuck.kind()) {
              case CUSTOM -> ofJob(stuck, true);
              case THIRD_PARTY, LAMBDA -> ofJob(stuck, false);
              case TRANSITION ->
                  stuck.isEnabled()
                      ? List.of(Act.OPEN_CONSOLE, Act.WATCH)
                      : List.of(Act.ENABLE_TRANSITION, Act.OPEN_CONSOLE, Act.WATCH);
              case APPROVAL, AWS_ACTION, ENTRY_CONDITION, WAITING_EXECUTION, UNKNOWN ->
                  List.of(Act.OPEN_CONSOLE, Act.WATCH);
            });
    if (stuck.context().pipelineExecutionId().isPresent()) {
      acts.add(Act.STOP_EXECUTION);
    }
    if (stuck.execution().isPresent()) {
      acts.add(Act.DISABLE_TRANSITION);
    }
    return acts;
  }

  private static List<Act> ended(ActionExecution action) {
    return action.status() == ActionStatus.Known.SUCCEEDED
        ? List.of(Act.OPEN_CONSOLE)
        : List.of(Act.RETRY_STAGE, Act.OPEN_CONSOLE);
  }

  /// Only a job in progress takes a result; a function's is in progress from the start.
  private static List<Act> ofJob(StuckCase stuck, boolean polled) {
    if (stuck.kind() == CaseKind.LAMBDA) {
      return stuck.job().isPresent()
          ? List.of(Act.WATCH, Act.REPORT_FAILURE, Act.REPORT_SUCCESS, Act.OPEN_CONSOLE)
          : List.of(Act.WATCH, Act.OPEN_CONSOLE);
    }
    Optional<JobStatus> status = stuck.evidence().status();
    if (status.isEmpty()) {
      return stuck.job().isPresent()
          ? List.of(Act.WATCH, Act.REPORT_FAILURE, Act.REPORT_SUCCESS, Act.OPEN_CONSOLE)
          : List.of(Act.WATCH, Act.OPEN_CONSOLE);
    }
    return switch (status.get()) {
      case JobStatus.Known.CREATED -> List.of(Act.WATCH, Act.OPEN_CONSOLE);
      case JobStatus.Known.QUEUED ->
          polled
              ? List.of(Act.WATCH, Act.POLL, Act.CLAIM_AND_FAIL, Act.OPEN_CONSOLE)
              : List.of(Act.WATCH, Act.CLAIM_AND_FAIL, Act.OPEN_CONSOLE);
      case JobStatus.Known.DISPATCHED -> List.of(Act.WATCH, Act.ACKNOWLEDGE, Act.OPEN_CONSOLE);
      case JobStatus.Known.IN_PROGRESS ->
          List.of(Act.WATCH, Act.REPORT_FAILURE, Act.REPORT_SUCCESS, Act.OPEN_CONSOLE);
      case JobStatus.Known.TIMED_OUT, JobStatus.Known.SUCCEEDED, JobStatus.Known.FAILED ->
          List.of(Act.WATCH, Act.OPEN_CONSOLE);
      case JobStatus.Unrecognised _ -> List.of(Act.WATCH, Act.OPEN_CONSOLE);
    };
  }
}
