package dev.jobinspector.ui.main;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.AwaitedChange;
import dev.jobinspector.troubleshooting.OutcomeCheck;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.control.ControlTarget;
import dev.jobinspector.ui.control.ControlViewModel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What the acts on the open case take and lead to: what they are on, what they propose, and that
/// the pipeline is read after them until it shows what they changed.
public final class CaseActs {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final MainViewModel window;
  private final TaskRunner tasks;
  private final Scheduler scheduler;

  CaseActs(MainViewModel window, TaskRunner tasks, Scheduler scheduler) {
    this.window = window;
    this.tasks = tasks;
    this.scheduler = scheduler;
  }

  /// Watches the case that is open, or does no longer.
  public void toggleWatch() {
    window
        .open()
        .stateProperty()
        .get()
        .ifPresent(
            state ->
                window
                    .worklist()
                    .toggleWatch(
                        window
                            .refreshing()
                            .row(
                                state.stuck(),
                                state.moved(),
                                window.worklist().listed(state.stuck()))));
  }

  /// Proposes what a failure of the open case is to say: what anybody can see of it.
  public void proposeFailure() {
    window
        .open()
        .stateProperty()
        .get()
        .flatMap(CaseState::action)
        .flatMap(action -> action.started().or(action::updated))
        .ifPresentOrElse(
            since ->
                window
                    .result()
                    .proposeFailure(
                        "No result from the worker since the action began at %s. Reported by hand."
                            .formatted(since.truncatedTo(ChronoUnit.SECONDS))),
            () -> window.result().proposeFailure("No result from the worker. Reported by hand."));
  }

  /// Tells what the pipeline shows of an attempt on one of its stages or executions.
  void check(Attempt attempt, JobService by) {
    tasks.run(
        "Reading the pipeline's state",
        () -> OutcomeCheck.of(attempt, attempt.intent().context(), by.pipelines()),
        end -> {
          if (window.cases().isCurrent(by)) {
            switch (end) {
              case Loadable.Loaded<Finding>(var found) ->
                  window
                      .notice()
                      .tell(
                          List.of(
                              "%s: %s. %s %s"
                                  .formatted(
                                      attempt.intent().operation().apiName(),
                                      found.cause(),
                                      found.reason(),
                                      found.next())));
              case Loadable.Failed<Finding>(var why) -> window.notice().tell(List.of(why.text()));
              case Loadable.Idle<Finding> _, Loadable.Loading<Finding> _ -> {}
            }
          }
        });
  }

  /// Returns what of its pipeline an act on a case is on; empty while that is not known.
  static Optional<ControlTarget> target(CaseState open) {
    PipelineContext context = open.context();
    Optional<String> latest =
        open.pipeline()
            .flatMap(state -> context.stage().flatMap(state::stage))
            .flatMap(StageState::latest)
            .map(StageState.Execution::id);
    return context
        .pipeline()
        .flatMap(
            pipeline ->
                context
                    .stage()
                    .map(
                        stage ->
                            new ControlTarget(
                                pipeline, stage, context.pipelineExecutionId().or(() -> latest))));
  }

  /// After an act on a pipeline: it is read until it shows what the act changed.
  void controlled(ControlViewModel.Done done) {
    window.attempted();
    window.cases().warnIfUnrecorded(done.completed());
    if (window.cases().isCurrent(done.by())) {
      done.awaited().ifPresent(this::follow);
    }
  }

  private void follow(AwaitedChange awaited) {
    Optional<CaseState> acted = window.open().stateProperty().get();
    Runnable _ =
        tasks.run(
            "Waiting until the pipeline moves",
            _ -> awaited.within(LONGEST, scheduler::pause),
            (_, _) -> {},
            end -> {
              boolean same =
                  acted
                      .filter(
                          before ->
                              window
                                  .open()
                                  .stateProperty()
                                  .get()
                                  .filter(now -> now.stuck().sameAs(before.stuck()))
                                  .isPresent())
                      .isPresent();
              if (same
                  && end
                      instanceof Loadable.Loaded(Reply.Answered<Optional<String>>(var moved, _))) {
                moved.ifPresent(window.open()::said);
                window.open().refresh();
              }
            });
  }
}
