package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Mode;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.state.ActionRun.Problem;
import dev.jobinspector.emulator.state.ActionRun.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Moves pipeline executions on when their actions end: to the actions of the next run order, into
/// the next stage as soon as its transition is enabled and it is free, to the end.
public final class PipelineFlow {
  /// The outcome of a request to retry a stage.
  public enum Retry {
    STARTED,
    NOTHING_FAILED,
    STILL_BUSY
  }

  /// The outcome of a request to stop an execution.
  public enum Stop {
    ACCEPTED,
    NOT_RUNNING,
    ASKED_BEFORE
  }

  private final SeededIds ids;
  private final JobFlow jobs;

  PipelineFlow(SeededIds ids, JobFlow jobs) {
    this.ids = ids;
    this.jobs = jobs;
  }

  void succeeded(ActionRun action, Instant now) {
    end(action, Status.SUCCEEDED, Optional.empty(), now);
  }

  void failed(ActionRun action, Problem problem, Instant now) {
    end(action, Status.FAILED, Optional.of(problem), now);
  }

  /// Starts the failed actions of a stage again, or all of them from the first.
  public Retry retry(StageExecution stage, boolean all, Instant now) {
    List<ActionRun> failed = stage.actions().stream().filter(PipelineFlow::canBeRetried).toList();
    if (failed.isEmpty()) {
      return Retry.NOTHING_FAILED;
    }
    if (all && stage.any(Status.IN_PROGRESS)) {
      return Retry.STILL_BUSY;
    }
    PipelineExecution execution = stage.pipelineExecution();
    execution.become(PipelineExecution.Status.IN_PROGRESS, now);
    if (all) {
      startNextRunOrder(execution.enter(stage.declaration()), now);
    } else {
      failed.forEach(action -> start(stage, action.declaration(), now));
    }
    return Retry.STARTED;
  }

  /// That abandoned actions can be retried is modelled.
  private static boolean canBeRetried(ActionRun action) {
    return action.status() == Status.FAILED || action.status() == Status.ABANDONED;
  }

  /// Stops an execution: after what is in progress, or abandoning it.
  public Stop stop(
      PipelineExecution execution, boolean abandon, Optional<String> reason, Instant now) {
    boolean stopping = execution.status() == PipelineExecution.Status.STOPPING;
    if (!stopping && execution.status() != PipelineExecution.Status.IN_PROGRESS) {
      return Stop.NOT_RUNNING;
    }
    if (stopping && !abandon) {
      return Stop.ASKED_BEFORE;
    }
    execution.stop(reason);
    execution.become(PipelineExecution.Status.STOPPING, now);
    Pipeline pipeline = execution.pipeline();
    pipeline
        .declaration()
        .stages()
        .forEach(stage -> pipeline.waitingFor(stage.name()).remove(execution));
    List<StageExecution> busy =
        execution.stages().values().stream()
            .filter(stage -> stage.any(Status.IN_PROGRESS))
            .toList();
    if (busy.isEmpty()) {
      execution.become(PipelineExecution.Status.STOPPED, now);
    } else if (abandon) {
      busy.forEach(stage -> abandon(stage, now));
    }
    return Stop.ACCEPTED;
  }

  /// Opens or closes the way into a stage.
  public void change(
      Pipeline pipeline, PipelineDeclaration.Stage stage, Pipeline.Transition transition) {
    pipeline.transitionInto(stage.name(), transition);
    admit(stage, pipeline, transition.changedAt());
  }

  /// Abandons what is in progress in the stage.
  private void abandon(StageExecution stage, Instant now) {
    for (ActionRun action : List.copyOf(stage.actions())) {
      if (action.status() == Status.IN_PROGRESS) {
        action.jobs().forEach(jobs::abandon);
        end(action, Status.ABANDONED, Optional.empty(), now);
      }
    }
  }

  /// Starts an action: its first job, if it is done by jobs. Other services' actions succeed at
  /// once and approvals wait for good, which is modelled.
  void start(StageExecution stage, Action action, Instant now) {
    PipelineExecution execution = stage.pipelineExecution();
    String id =
        ids.uuid(
            execution.id(),
            stage.declaration().name(),
            action.name(),
            "" + execution.actions().size());
    var started = new ActionRun(id, stage, action, now);
    stage.add(started);
    execution.actions().add(started);
    switch (action.type().executor()) {
      case JOB_WORKER, LAMBDA -> jobs.open(started, now);
      case SERVICE -> {
        if (!action.type().isApproval()) {
          end(started, Status.SUCCEEDED, Optional.empty(), now);
        }
      }
    }
  }

  private void end(ActionRun action, Status status, Optional<Problem> why, Instant now) {
    action.end(status, why, now);
    advance(action.stage(), now);
  }

  /// Does what comes next in the stage, or after it.
  void advance(StageExecution stage, Instant now) {
    PipelineExecution execution = stage.pipelineExecution();
    if (stage.any(Status.IN_PROGRESS)) {
      return;
    }
    if (execution.status() == PipelineExecution.Status.STOPPING) {
      execution.become(PipelineExecution.Status.STOPPED, now);
      admit(stage.declaration(), execution.pipeline(), now);
    } else if (stage.any(Status.FAILED)) {
      execution.become(PipelineExecution.Status.FAILED, now);
      admit(stage.declaration(), execution.pipeline(), now);
    } else if (stage.succeeded()) {
      leave(stage, now);
    } else {
      startNextRunOrder(stage, now);
    }
  }

  private void startNextRunOrder(StageExecution stage, Instant now) {
    List<Action> left =
        stage.declaration().actions().stream()
            .filter(action -> stage.latest(action.name()).isEmpty())
            .toList();
    OptionalInt next = left.stream().mapToInt(Action::runOrder).min();
    for (Action action : left) {
      boolean itsTurn = next.isPresent() && action.runOrder() == next.getAsInt();
      // One that succeeds at once may have started the others already.
      if (itsTurn && stage.latest(action.name()).isEmpty()) {
        start(stage, action, now);
      }
    }
  }

  private void leave(StageExecution stage, Instant now) {
    PipelineExecution execution = stage.pipelineExecution();
    Pipeline pipeline = execution.pipeline();
    List<Stage> stages = pipeline.declaration().stages();
    int next = stages.indexOf(stage.declaration()) + 1;
    if (next == stages.size()) {
      execution.become(PipelineExecution.Status.SUCCEEDED, now);
    } else {
      execution.become(PipelineExecution.Status.IN_PROGRESS, now);
      arrive(execution, stages.get(next), now);
    }
    admit(stage.declaration(), pipeline, now);
  }

  /// Brings an execution to the door of a stage.
  public void arrive(PipelineExecution execution, Stage stage, Instant now) {
    Pipeline pipeline = execution.pipeline();
    var waiting = pipeline.waitingFor(stage.name());
    if (pipeline.declaration().mode() == Mode.SUPERSEDED) {
      waiting.forEach(older -> older.become(PipelineExecution.Status.SUPERSEDED, now));
      waiting.clear();
    }
    waiting.addLast(execution);
    admit(stage, pipeline, now);
  }

  /// Lets those who wait enter the stage, if they may.
  void admit(Stage stage, Pipeline pipeline, Instant now) {
    var waiting = pipeline.waitingFor(stage.name());
    while (!waiting.isEmpty()
        && pipeline.transitionInto(stage.name()).enabled()
        && pipeline.entryInto(stage.name()).isEmpty()
        && free(stage, pipeline)) {
      StageExecution entered = waiting.removeFirst().enter(stage);
      startNextRunOrder(entered, now);
    }
  }

  private static boolean free(Stage stage, Pipeline pipeline) {
    return pipeline.declaration().mode() == Mode.PARALLEL
        || pipeline.newestIn(stage.name()).stream().noneMatch(PipelineFlow::occupies);
  }

  private static boolean occupies(StageExecution stage) {
    return stage.any(Status.IN_PROGRESS);
  }
}
