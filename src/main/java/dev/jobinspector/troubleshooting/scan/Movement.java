package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What moved between two readings of a case.
public record Movement(Kind kind, String userMessage) {
  /// How far it moved.
  public enum Kind {
    /// Something changed, and it has not ended.
    MOVED,
    /// The action has ended, or the way is free.
    ENDED,
    /// A newer pipeline execution took the place of the one that waited.
    SUPERSEDED
  }

  /// Returns what moved; empty if nothing did. Only what was read counts.
  public static Optional<Movement> between(StuckCase before, StuckCase after) {
    return switch (before.kind()) {
      case CUSTOM, THIRD_PARTY, LAMBDA, APPROVAL, AWS_ACTION, UNKNOWN -> ofAction(before, after);
      case TRANSITION, ENTRY_CONDITION, WAITING_EXECUTION -> ofEntry(before, after);
    };
  }

  private static Optional<Movement> ofAction(StuckCase before, StuckCase after) {
    Optional<ActionExecution> now = after.execution();
    if (now.isEmpty()) {
      return moved(Kind.ENDED, "The action is gone from its pipeline execution", before, after);
    }
    if (hasBegunAgain(before, after)) {
      return moved(
          Kind.MOVED,
          after.context().action().orElse("The action") + " began again",
          before,
          after);
    }
    if (!now.get().isUnderWay()) {
      return moved(
          Kind.ENDED, now.get().status().text() + ago(now.get().updated(), after), before, after);
    }
    Optional<ActionExecution> was = before.execution();
    if (was.isPresent() && !was.get().told().equals(now.get().told())) {
      return moved(
          Kind.MOVED,
          "Its worker reported "
              + now.get()
                  .told()
                  .summary()
                  .map(text -> "“" + text + "”")
                  .or(() -> now.get().told().id())
                  .orElse("something else")
              + ago(now.get().updated(), after),
          before,
          after);
    }
    if (isBeingStopped(after) && !isBeingStopped(before)) {
      return moved(Kind.MOVED, "The pipeline execution is being stopped", before, after);
    }
    return was.isPresent() && !was.get().updated().equals(now.get().updated())
        ? moved(Kind.MOVED, "The action changed" + ago(now.get().updated(), after), before, after)
        : Optional.empty();
  }

  /// Returns whether the second is another execution of the action of the first, which has ended.
  private static boolean hasBegunAgain(StuckCase before, StuckCase after) {
    return !before.sameAs(after) && before.execution().filter(was -> !was.isUnderWay()).isPresent();
  }

  /// Its actions in progress go on until they end.
  private static boolean isBeingStopped(StuckCase stuck) {
    return stage(stuck)
        .flatMap(StageState::latest)
        .filter(latest -> latest.status().equals("Stopping"))
        .filter(latest -> Optional.of(latest.id()).equals(stuck.context().pipelineExecutionId()))
        .isPresent();
  }

  private static Optional<Movement> ofEntry(StuckCase before, StuckCase after) {
    Optional<String> waited = before.context().pipelineExecutionId();
    Optional<StageState> stage = stage(after);
    List<String> waiting =
        stage.stream().flatMap(it -> it.waiting().stream()).map(StageState.Execution::id).toList();
    if (waited.filter(waiting::contains).isPresent()) {
      return ofClosing(stage(before), stage);
    }
    if (stage.flatMap(StageState::latest).map(StageState.Execution::id).equals(waited)) {
      return Optional.of(
          new Movement(Kind.ENDED, "It entered " + before.context().stage().orElse("the stage")));
    }
    return Optional.of(
        waiting.isEmpty()
            ? new Movement(Kind.ENDED, "It no longer waits")
            : new Movement(Kind.SUPERSEDED, "A newer execution took its place"));
  }

  /// What changed of what keeps out the one that still waits.
  private static Optional<Movement> ofClosing(
      Optional<StageState> before, Optional<StageState> after) {
    boolean enabled = after.filter(stage -> stage.inbound().enabled()).isPresent();
    if (before.filter(stage -> stage.inbound().enabled() == enabled).isEmpty()) {
      return Optional.of(
          new Movement(
              Kind.MOVED,
              enabled
                  ? "The transition is enabled, and the execution still waits"
                  : "The transition is disabled"));
    }
    Optional<StageState.EntryCondition> now = after.flatMap(StageState::beforeEntry);
    return now.equals(before.flatMap(StageState::beforeEntry))
        ? Optional.empty()
        : Optional.of(
            new Movement(
                Kind.MOVED,
                "The conditions are "
                    + now.map(StageState.EntryCondition::status).orElse("gone")
                    + ", and the execution still waits"));
  }

  private static Optional<Movement> moved(
      Kind kind, String what, StuckCase before, StuckCase after) {
    List<String> parts = new ArrayList<>(List.of(what));
    entered(before, after).ifPresent(parts::add);
    return Optional.of(new Movement(kind, String.join("; ", parts)));
  }

  /// Returns that another pipeline execution has come into the stage.
  private static Optional<String> entered(StuckCase before, StuckCase after) {
    Optional<String> was = latest(before);
    Optional<String> is = latest(after);
    return was.isPresent() && is.isPresent() && !was.equals(is)
        ? Optional.of("the next execution entered " + before.context().stage().orElse("the stage"))
        : Optional.empty();
  }

  private static Optional<String> latest(StuckCase stuck) {
    return stage(stuck).flatMap(StageState::latest).map(StageState.Execution::id);
  }

  private static Optional<StageState> stage(StuckCase stuck) {
    Optional<PipelineState> state = stuck.pipeline();
    return state.flatMap(it -> stuck.context().stage().flatMap(it::stage));
  }

  private static String ago(Optional<Instant> at, StuckCase after) {
    return at.filter(after.seenAt()::isAfter)
        .map(then -> Duration.between(then, after.seenAt()))
        .map(age -> age.toSeconds() < 5 ? " just now" : " " + text(age) + " ago")
        .orElse("");
  }

  private static String text(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + " s"
        : duration.toHours() == 0 ? duration.toMinutes() + " min" : duration.toHours() + " h";
  }
}
