package dev.jobinspector.ui.main;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.AwaitedChange;
import dev.jobinspector.troubleshooting.OutcomeCheck;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.caseview.activity.ActivityViewModel;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.control.ControlTarget;
import dev.jobinspector.ui.control.ControlViewModel;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What the acts on the open case take and lead to: what they are on, what they propose, and that
/// the pipeline is read after them until it shows what they changed.
public final class CaseActs {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int KNOWN_JOBS = 2_000;

  /// @param newer the execution that its action began again
  private record Followed(Optional<String> moved, Optional<StuckCase> newer) {}

  private final MainViewModel window;
  private final TaskRunner tasks;
  private final Scheduler scheduler;
  private final Clock clock;
  private final ActivityViewModel activity;

  CaseActs(MainViewModel window, TaskRunner tasks, Scheduler scheduler, Clock clock) {
    this.window = window;
    this.tasks = tasks;
    this.scheduler = scheduler;
    this.clock = clock;
    activity = new ActivityViewModel(tasks, clock, this::lookedUp);
  }

  /// Follows the connection and the open case.
  void bind() {
    activity.serviceProperty().bind(window.connection().currentProperty());
    activity
        .targetProperty()
        .bind(window.open().stateProperty().map(open -> open.flatMap(CaseState::activityTarget)));
    // An emulator lists the status of a job, which may tell what its action does not.
    window
        .details()
        .checkProperty()
        .subscribe(
            check -> {
              if (check instanceof Loadable.Loading
                  && window
                      .connection()
                      .currentProperty()
                      .get()
                      .filter(by -> by.connection().target() == ServiceConnection.Target.EMULATOR)
                      .isPresent()) {
                window.jobs().reload();
              }
            });
  }

  /// Returns what looks up who polls for the action type of the open case.
  public ActivityViewModel activity() {
    return activity;
  }

  /// What AWS recorded was looked up for the open case; the job that it leads to is picked.
  private void lookedUp(Activity found, JobService by) {
    if (!window.cases().isCurrent(by)) {
      return;
    }
    boolean unknown = jobOfCase().isEmpty();
    window.open().learned(found);
    window.history().reload();
    jobOfCase().filter(_ -> unknown).ifPresent(window.cases()::pickForCase);
  }

  private Optional<KnownJob> jobOfCase() {
    return window.open().stateProperty().get().flatMap(CaseState::job);
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
  static Optional<ControlTarget> target(StuckCase stuck) {
    PipelineContext context = stuck.context();
    Optional<String> latest =
        stuck
            .pipeline()
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
      done.awaited().ifPresent(change -> follow(change, done.by()));
      window.refreshing().actedOn(List.of(done.completed()));
    }
  }

  private void follow(AwaitedChange awaited, JobService by) {
    Optional<CaseState> acted = window.open().stateProperty().get();
    Runnable _ =
        tasks.run(
            "Waiting until the pipeline moves",
            _ ->
                awaited
                    .within(LONGEST, scheduler::pause)
                    .map(moved -> new Followed(moved, moved.flatMap(_ -> newer(acted, by)))),
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
                  && end instanceof Loadable.Loaded(Reply.Answered<Followed>(var followed, _))) {
                followed.newer().ifPresent(window.cases()::begunAnew);
                followed.moved().ifPresent(window.open()::said);
                boolean _ = window.open().refresh();
              }
            });
  }

  /// Returns the execution that the action of a case has now, if the one of the case has ended: a
  /// retry begins another, whose job is another.
  private Optional<StuckCase> newer(Optional<CaseState> acted, JobService by) {
    return acted
        .filter(CaseState::hasEnded)
        .flatMap(
            before ->
                new CaseReader(Source.of(by), clock)
                            .at(
                                before.context(),
                                LocalKnowledge.of(by.knownJobs(List.of(), KNOWN_JOBS)))
                        instanceof Reply.Answered<Optional<StuckCase>>(var now, _)
                    ? now.filter(it -> !it.sameAs(before.stuck()))
                    : Optional.empty());
  }
}
