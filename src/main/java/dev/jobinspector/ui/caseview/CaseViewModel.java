package dev.jobinspector.ui.caseview;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.request.copy.ConsoleLink;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.FollowUp;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The case that is open: one state that everything on the screen about it is read from. It is read
/// again when the selection rests on it, from time to time, and after an act until it has moved;
/// reading sends nothing that changes anything.
public final class CaseViewModel {
  private static final String READING = "Reading the action";
  private static final String FOLLOWING = "Waiting until the action moves";
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final List<Duration> AFTERWARDS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(6));

  private final TaskRunner tasks;
  private final Scheduler scheduler;
  private final Clock clock;
  private final Consumer<CaseState> changed;
  private final ObjectProperty<Optional<JobService>> service =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CaseState>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Loadable<Instant>> reading =
      new ReadOnlyObjectWrapper<>(new Loadable.Idle<>());
  private Runnable cancelRest = () -> {};
  private Runnable cancelFollowUp = () -> {};

  /// @param changed told whenever a reading or an answer has changed the case
  public CaseViewModel(
      TaskRunner tasks, Scheduler scheduler, Clock clock, Consumer<CaseState> changed) {
    this.tasks = tasks;
    this.scheduler = scheduler;
    this.clock = clock;
    this.changed = changed;
    service.subscribe(_ -> close());
  }

  /// Shows nothing.
  public void close() {
    show(Optional.empty());
  }

  /// Opens a case that was read.
  public void open(StuckCase stuck) {
    show(Optional.of(CaseState.of(stuck)));
  }

  /// Opens a job, unless the case of that job is open already.
  ///
  /// @param seenAt when its status was seen, if that is known
  public void open(KnownJob job, Optional<Instant> seenAt) {
    if (isOpen(job)) {
      learned(job, seenAt);
    } else {
      show(
          service
              .get()
              .map(by -> CaseState.of(job, seenAt, clock.instant(), by.connection().region())));
    }
  }

  private void show(Optional<CaseState> opened) {
    cancelRest.run();
    cancelFollowUp.run();
    reading.set(new Loadable.Idle<>());
    state.set(opened);
    if (opened.isPresent()) {
      cancelRest = scheduler.after(Scheduler.REST, this::refresh);
    }
  }

  private boolean isOpen(KnownJob job) {
    return state.get().flatMap(CaseState::job).filter(job::sameJobAs).isPresent();
  }

  /// Takes over what became known of the job of the case.
  public void learned(KnownJob job, Optional<Instant> seenAt) {
    if (isOpen(job)) {
      boolean placeWasKnown = isReadable(state.get());
      update(state.get().orElseThrow().with(job, seenAt));
      if (!placeWasKnown) {
        refresh();
      }
    }
  }

  /// Takes over what the history and the service tell of the job of the case.
  public void learned(KnownJob job, List<Attempt> attempts, Optional<JobDetails> details) {
    if (isOpen(job)) {
      update(state.get().orElseThrow().with(attempts, details));
    }
  }

  /// Takes over what AWS recorded of workers' calls.
  public void learned(Activity activity) {
    state.get().ifPresent(open -> update(open.with(activity)));
  }

  /// Takes over what a reading made elsewhere shows of this case.
  public void learned(StuckCase newer) {
    state
        .get()
        .filter(open -> open.stuck().sameAs(newer))
        .filter(open -> open.seenAt().map(newer.seenAt()::isAfter).orElse(true))
        .ifPresent(open -> update(open.with(newer)));
  }

  /// Shows what an act on the pipeline of the case changed.
  public void said(String moved) {
    state.get().ifPresent(open -> update(open.saying(moved)));
  }

  private void update(CaseState newer) {
    if (!state.get().equals(Optional.of(newer))) {
      state.set(Optional.of(newer));
      changed.accept(newer);
    }
  }

  /// Reads the action once, if enough is known of where it stands.
  ///
  /// @return whether it is being read
  public boolean refresh() {
    Optional<CaseState> open = state.get();
    if (reading.get() instanceof Loadable.Loading) {
      return true;
    }
    if (!isReadable(open) || service.get().isEmpty()) {
      return false;
    }
    JobService by = service.get().get();
    var loading = new Loadable.Loading<Instant>();
    reading.set(loading);
    StuckCase before = open.get().stuck().toRead();
    LocalKnowledge known = known(open.get());
    tasks.run(
        READING,
        () -> new CaseReader(Source.of(by), clock).read(before, known),
        end -> ended(loading, end));
    return true;
  }

  /// Reads the action again and again until it has moved, at growing intervals, for a minute.
  public void followUp() {
    if (!isReadable(state.get()) || service.get().isEmpty()) {
      return;
    }
    state.set(state.get().map(CaseState::actedOn));
    CaseState open = state.get().orElseThrow();
    cancelFollowUp.run();
    JobService by = service.get().get();
    var loading = new Loadable.Loading<Instant>();
    reading.set(loading);
    LocalKnowledge known = known(open);
    AtomicReference<Optional<StuckCase>> newest = new AtomicReference<>(Optional.empty());
    cancelFollowUp =
        tasks.run(
            FOLLOWING,
            steps ->
                new FollowUp(new CaseReader(Source.of(by), clock), scheduler::pause)
                    .until(
                        open.stuck().toRead(),
                        () -> known,
                        LONGEST,
                        read -> {
                          newest.set(Optional.of(read));
                          steps.at(1, 2);
                        })
                    .map(FollowUp.Followed::last),
            (_, _) -> {
              if (reading.get() == loading) {
                newest.get().ifPresent(this::take);
              }
            },
            end -> {
              boolean awaited = reading.get() == loading;
              ended(loading, end);
              if (awaited) {
                // What follows in the pipeline comes a moment later.
                AFTERWARDS.forEach(delay -> scheduler.after(delay, () -> readAgain(open)));
              }
            });
  }

  private void readAgain(CaseState acted) {
    if (state.get().filter(open -> open.stuck().sameAs(acted.stuck())).isPresent()) {
      refresh();
    }
  }

  private static LocalKnowledge known(CaseState open) {
    LocalKnowledge here = open.stuck().evidence().known();
    return open.job().map(job -> here.withJobs(List.of(job))).orElse(here);
  }

  private void ended(Loadable.Loading<Instant> loading, Loadable<Reply<StuckCase>> end) {
    if (reading.get() != loading) {
      return;
    }
    switch (end) {
      case Loadable.Loaded<Reply<StuckCase>>(var reply) -> {
        take(reply);
        reading.set(
            switch (reply) {
              case Reply.Answered<StuckCase>(var read, _) -> new Loadable.Loaded<>(read.seenAt());
              case Reply.Failed<StuckCase>(var failure, var receipt) ->
                  new Loadable.Failed<>(FailureMessages.ofPipelineRead(failure, receipt));
            });
      }
      case Loadable.Failed<Reply<StuckCase>>(Explanation why) ->
          reading.set(new Loadable.Failed<>(why));
      case Loadable.Idle<Reply<StuckCase>> _, Loadable.Loading<Reply<StuckCase>> _ -> {}
    }
  }

  private void take(Reply<StuckCase> reply) {
    if (reply instanceof Reply.Answered<StuckCase>(var read, _)) {
      take(read);
    }
  }

  private void take(StuckCase read) {
    state.get().ifPresent(open -> update(open.with(read)));
  }

  private static boolean isReadable(Optional<CaseState> open) {
    return open.map(CaseState::context)
        .filter(context -> context.pipeline().isPresent() && context.stage().isPresent())
        .isPresent();
  }

  public ObjectProperty<Optional<JobService>> serviceProperty() {
    return service;
  }

  /// Returns the case that is open; empty for none.
  public ReadOnlyObjectProperty<Optional<CaseState>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Returns the page of its pipeline in the console; empty if there is none.
  public ObservableValue<Optional<String>> console() {
    return state.flatMap(
        open ->
            service.map(
                by ->
                    by.flatMap(
                        to ->
                            open.flatMap(it -> ConsoleLink.of(to.connection(), it.context()))
                                .map(Object::toString))));
  }

  /// Returns how the newest reading of it stands, with the time of the last one.
  public ReadOnlyObjectProperty<Loadable<Instant>> readingProperty() {
    return reading.getReadOnlyProperty();
  }
}
