package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.lifecycle.StageDecision;
import dev.jobinspector.emulator.lifecycle.StageEvent;
import dev.jobinspector.emulator.lifecycle.StageRules;
import dev.jobinspector.emulator.lifecycle.StageState;
import dev.jobinspector.emulator.state.ActionRun.Status;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The way into stages: asks [StageRules] and does what it says.
final class StageEntry {
  private final BiConsumer<StageExecution, Instant> begin;

  /// @param begin starts the first actions of a stage that was entered
  StageEntry(BiConsumer<StageExecution, Instant> begin) {
    this.begin = begin;
  }

  /// Brings an execution to the door of a stage.
  void arrive(PipelineExecution execution, Stage stage, Instant now) {
    Pipeline pipeline = execution.pipeline();
    open(stage, pipeline, now);
    Deque<PipelineExecution> waiting = pipeline.waitingFor(stage.name());
    switch (decide(StageEvent.ARRIVES, stage, pipeline).orElse(StageDecision.WAITS)) {
      case ENTERS -> enter(execution, stage, now);
      case SUPERSEDES -> {
        supersede(waiting, now);
        waiting.addLast(execution);
      }
      case WAITS, NEWEST_ENTERS, OLDEST_ENTERS, ALL_ENTER, REFUSED -> waiting.addLast(execution);
    }
  }

  /// Lets those who wait enter the stage, if they may.
  void open(Stage stage, Pipeline pipeline, Instant now) {
    Deque<PipelineExecution> waiting = pipeline.waitingFor(stage.name());
    Optional<StageDecision> decision = decide(StageEvent.OPENS, stage, pipeline);
    if (waiting.isEmpty() || decision.isEmpty()) {
      return;
    }
    switch (decision.get()) {
      case NEWEST_ENTERS -> {
        PipelineExecution newest = waiting.removeLast();
        supersede(waiting, now);
        enter(newest, stage, now);
      }
      case OLDEST_ENTERS -> enter(waiting.removeFirst(), stage, now);
      case ALL_ENTER -> {
        List<PipelineExecution> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(execution -> enter(execution, stage, now));
      }
      case ENTERS, WAITS, SUPERSEDES, REFUSED -> {}
    }
  }

  /// Returns whether an execution that failed in a stage may have it retried.
  boolean mayRetry(StageExecution stage) {
    Pipeline pipeline = stage.pipelineExecution().pipeline();
    boolean newest = pipeline.newestIn(stage.declaration().name()).stream().anyMatch(stage::equals);
    StageState state = newest ? StageState.FAILED : StageState.OVERTAKEN;
    return StageRules.decide(pipeline.declaration().mode(), StageEvent.RETRIED, state)
        .filter(StageDecision.ENTERS::equals)
        .isPresent();
  }

  private void enter(PipelineExecution execution, Stage stage, Instant now) {
    begin.accept(execution.enter(stage), now);
  }

  private static void supersede(Deque<PipelineExecution> waiting, Instant now) {
    waiting.forEach(older -> older.become(PipelineExecution.Status.SUPERSEDED, now));
    waiting.clear();
  }

  private static Optional<StageDecision> decide(StageEvent event, Stage stage, Pipeline pipeline) {
    return StageRules.decide(pipeline.declaration().mode(), event, state(stage, pipeline));
  }

  private static StageState state(Stage stage, Pipeline pipeline) {
    if (!pipeline.transitionInto(stage.name()).enabled()
        || pipeline.entryInto(stage.name()).isPresent()) {
      return StageState.CLOSED;
    }
    return pipeline
        .newestIn(stage.name())
        .map(
            newest -> {
              if (newest.any(Status.IN_PROGRESS)) {
                return StageState.LOCKED;
              }
              return newest.succeeded() ? StageState.FREE : StageState.FAILED;
            })
        .orElse(StageState.FREE);
  }
}
