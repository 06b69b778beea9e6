package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.state.ActionRun.Problem;
import dev.jobinspector.emulator.state.ActionRun.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Moves pipeline executions on when their actions end: to the actions of the next run order, to
/// the next stage, to the end. Who enters a stage: [StageEntry].
public final class PipelineFlow {
  /// The outcome of a request to retry a stage.
  public enum Retry {
    STARTED,
    NOTHING_FAILED,
    OVERTAKEN,
    STILL_BUSY
  }

  /// The outcome of a request to stop an execution.
  public enum Stop {
    ACCEPTED,
    NOT_RUNNING,
    ASKED_BEFORE
  }

  private final JobFlow jobs;
  private final ActionFlow actions;
  private final StageEntry entry = new StageEntry(this::startNextRunOrder);

  PipelineFlow(SeededIds ids, JobFlow jobs, EventQueue events, Duration serviceTime) {
    this.jobs = jobs;
    this.actions = new ActionFlow(ids, jobs, events, this, serviceTime);
  }

  /// Lets an execution begin in the first stage.
  public void start(PipelineExecution execution, Instant now) {
    execution.pipeline().add(execution);
    entry.arrive(execution, execution.declaration().stages().getFirst(), now);
  }

  /// Takes note of an action that is in progress already, as scenarios have them.
  public void place(ActionRun action) {
    if (action.declaration().type().isApproval() && action.status() == Status.IN_PROGRESS) {
      actions.limit(action);
    }
  }

  /// Ends an action in success.
  public void succeeded(ActionRun action, Instant now) {
    end(action, Status.SUCCEEDED, Optional.empty(), now);
  }

  /// Ends an action in failure.
  public void failed(ActionRun action, Problem problem, Instant now) {
    end(action, Status.FAILED, Optional.of(problem), now);
  }

  /// Starts the failed actions of a stage again, or all of them from the first.
  public Retry retry(StageExecution stage, boolean all, Instant now) {
    List<Action> failed =
        stage.actions().stream()
            .filter(PipelineFlow::canBeRetried)
            .map(ActionRun::declaration)
            .toList();
    if (!entry.mayRetry(stage)) {
      return Retry.OVERTAKEN;
    }
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
      actions.start(stage, failed, now);
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
    stopWaiting(execution);
    List<StageExecution> busy =
        execution.stages().values().stream()
            .filter(stage -> stage.any(Status.IN_PROGRESS))
            .toList();
    if (busy.isEmpty()) {
      execution.become(PipelineExecution.Status.STOPPED, now);
    } else if (abandon) {
      busy.forEach(
          stage -> {
            abandon(stage, now);
            advance(stage, now);
          });
    }
    return Stop.ACCEPTED;
  }

  /// Cancels what is in progress: the pipeline was changed or deleted. That actions in progress are
  /// abandoned by it is modelled.
  public void cancel(Pipeline pipeline, Instant now) {
    for (PipelineExecution execution : pipeline.executions()) {
      if (execution.status().isRunning()) {
        stopWaiting(execution);
        execution.stages().values().forEach(stage -> abandon(stage, now));
        execution.become(PipelineExecution.Status.CANCELLED, now);
      }
    }
  }

  /// Opens or closes the way into a stage.
  public void change(Pipeline pipeline, Stage stage, Pipeline.Transition transition) {
    pipeline.transitionInto(stage.name(), transition);
    entry.open(stage, pipeline, transition.changedAt());
  }

  private static void stopWaiting(PipelineExecution execution) {
    Pipeline pipeline = execution.pipeline();
    execution
        .declaration()
        .stages()
        .forEach(stage -> pipeline.waitingFor(stage.name()).remove(execution));
  }

  private void abandon(StageExecution stage, Instant now) {
    for (ActionRun action : stage.actions()) {
      if (action.status() == Status.IN_PROGRESS) {
        action.jobs().forEach(jobs::abandon);
        action.end(Status.ABANDONED, Optional.empty(), now);
      }
    }
  }

  private void end(ActionRun action, Status status, Optional<Problem> why, Instant now) {
    action.end(status, why, now);
    advance(action.stage(), now);
  }

  /// Does what comes next in the stage, or after it.
  private void advance(StageExecution stage, Instant now) {
    PipelineExecution execution = stage.pipelineExecution();
    if (stage.any(Status.IN_PROGRESS)) {
      return;
    }
    if (execution.status() == PipelineExecution.Status.STOPPING) {
      execution.become(PipelineExecution.Status.STOPPED, now);
      entry.open(stage.declaration(), execution.pipeline(), now);
    } else if (stage.any(Status.FAILED)) {
      execution.become(PipelineExecution.Status.FAILED, now);
      entry.open(stage.declaration(), execution.pipeline(), now);
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
    actions.start(
        stage,
        left.stream().filter(action -> action.runOrder() == next.orElseThrow()).toList(),
        now);
  }

  private void leave(StageExecution stage, Instant now) {
    PipelineExecution execution = stage.pipelineExecution();
    List<Stage> stages = execution.declaration().stages();
    int next = stages.indexOf(stage.declaration()) + 1;
    if (next == stages.size()) {
      execution.become(PipelineExecution.Status.SUCCEEDED, now);
    } else {
      execution.become(PipelineExecution.Status.IN_PROGRESS, now);
      entry.arrive(execution, stages.get(next), now);
    }
    entry.open(stage.declaration(), execution.pipeline(), now);
  }
}
