package dev.jobinspector.job.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state of one stage.
///
/// @param latest the pipeline execution that is or was last in it; empty before the first
/// @param waiting pipeline executions that wait to enter it, the next one first
/// @param inbound the transition into it
/// @param beforeEntry the conditions that an execution must meet to enter; empty if it has none
public record StageState(
    String name,
    Optional<Execution> latest,
    List<Execution> waiting,
    Transition inbound,
    Optional<EntryCondition> beforeEntry,
    List<ActionState> actions) {

  public StageState {
    waiting = List.copyOf(waiting);
    actions = List.copyOf(actions);
  }

  /// A pipeline execution in a stage, or waiting for it.
  ///
  /// @param id of the pipeline execution
  /// @param status of its stage as the service writes it, such as `InProgress`; empty if not told
  public record Execution(String id, String status) {
    /// Returns whether it has entered the stage and not left it.
    public boolean isInProgress() {
      return status.equals("InProgress") || status.equals("Stopping");
    }
  }

  /// The way from the stage before.
  ///
  /// @param reason why it was disabled
  /// @param changedBy the ARN of whom enabled or disabled it
  public record Transition(
      boolean enabled,
      Optional<String> reason,
      Optional<String> changedBy,
      Optional<Instant> changedAt) {
    public static final Transition ENABLED =
        new Transition(true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// How the conditions before a stage stand.
  ///
  /// @param status as the service writes it: `InProgress` and `Failed` hold the stage's entry
  /// @param summary in the service's words, of the latest evaluation
  /// @param updated when the latest status of one of them changed
  public record EntryCondition(String status, Optional<String> summary, Optional<Instant> updated) {
    /// Returns whether an execution cannot enter because of them.
    public boolean blocks() {
      return status.equals("InProgress") || status.equals("Failed") || status.equals("Errored");
    }
  }

  /// An action of the stage.
  ///
  /// @param entityUrl the page of whatever does it
  public record ActionState(
      String name, Optional<ActionExecution> latest, Optional<String> entityUrl) {}
}
