package dev.jobinspector.ui.main;

import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.RateLimiter;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.troubleshooting.finding.KnownHere;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Movement;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.ui.caseview.CaseViewModel;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.worklist.StuckRow;
import dev.jobinspector.ui.worklist.WorklistViewModel;
import dev.jobinspector.ui.worklist.watch.WatchViewModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Keeps what is on the screen from growing old: the time that ages are told by, and a reading of
/// the open case, the watched and the visible rows every half minute, no faster than two requests a
/// second. It only reads.
public final class RefreshViewModel {
  static final Duration EVERY = Duration.ofSeconds(30);

  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Pattern AGO = Pattern.compile(" \\d+ (s|min|h) ago");
  private static final int MOST = 20;
  private static final int REQUESTS_PER_SECOND = 2;

  private record Read(StuckRow.Stuck row, StuckCase reading) {}

  private record Round(Map<WatchedCase, Reply<Optional<StuckCase>>> seen, List<Read> read) {}

  private final TaskRunner tasks;
  private final Scheduler scheduler;
  private final Clock clock;
  private final CaseViewModel open;
  private final WorklistViewModel worklist;
  private final ReadOnlyObjectWrapper<Instant> now;
  private final BooleanProperty paused = new SimpleBooleanProperty();
  private Optional<JobService> service = Optional.empty();
  private boolean inProgress;

  RefreshViewModel(
      TaskRunner tasks,
      Scheduler scheduler,
      Clock clock,
      CaseViewModel open,
      WorklistViewModel worklist) {
    this.tasks = tasks;
    this.scheduler = scheduler;
    this.clock = clock;
    this.open = open;
    this.worklist = worklist;
    now = new ReadOnlyObjectWrapper<>(clock.instant());
    tick();
    next();
  }

  private void tick() {
    now.set(clock.instant());
    scheduler.after(TICK, this::tick);
  }

  private void next() {
    scheduler.after(
        EVERY,
        () -> {
          if (!paused.get()) {
            refresh();
          }
          next();
        });
  }

  void connected(JobService to) {
    service = Optional.of(to);
  }

  /// Reads the open case, the watched and the visible rows anew.
  void refresh() {
    if (service.isEmpty() || inProgress) {
      return;
    }
    JobService by = service.get();
    open.refresh();
    // What an emulator lists is no request to CodePipeline, and costs nothing.
    if (by.connection().target() == ServiceConnection.Target.EMULATOR) {
      worklist.jobs().reload();
    }
    readRows();
  }

  /// Reads the watched and the visible rows anew.
  void readRows() {
    if (service.isEmpty() || inProgress) {
      return;
    }
    JobService by = service.get();
    List<StuckRow.Stuck> rows = worklist.toRefresh().stream().limit(MOST).toList();
    List<WatchedCase> unseen = worklist.unseen().stream().limit(MOST).toList();
    if (rows.isEmpty() && unseen.isEmpty()) {
      return;
    }
    KnownHere known = KnownHere.of(worklist.jobs().known());
    inProgress = true;
    tasks.run(
        "Refreshing what is on the screen",
        _ -> new Round(seen(unseen, known, by), read(rows, by)),
        (_, _) -> {},
        end -> {
          inProgress = false;
          if (service.filter(by::equals).isPresent()
              && end instanceof Loadable.Loaded<Round>(Round(var seen, var read))) {
            seen.forEach(worklist::seen);
            read.forEach(this::take);
          }
        });
  }

  private Map<WatchedCase, Reply<Optional<StuckCase>>> seen(
      List<WatchedCase> places, KnownHere known, JobService by) throws InterruptedException {
    RateLimiter pace = new RateLimiter(REQUESTS_PER_SECOND);
    CaseReader reader = new CaseReader(Source.of(by), clock);
    Map<WatchedCase, Reply<Optional<StuckCase>>> seen = new LinkedHashMap<>();
    for (WatchedCase place : places) {
      pace.await();
      pace.await();
      seen.put(place, reader.at(WatchViewModel.context(place), known));
    }
    return seen;
  }

  private List<Read> read(List<StuckRow.Stuck> rows, JobService by) throws InterruptedException {
    RateLimiter pace = new RateLimiter(REQUESTS_PER_SECOND);
    List<Read> read = new ArrayList<>();
    for (StuckRow.Stuck row : rows) {
      // A reading takes at most two requests.
      pace.await();
      pace.await();
      StuckCase before = row.stuck();
      KnownHere known = KnownHere.of(before.job().stream().map(LikelyJob::job).toList());
      if (new CaseReader(Source.of(by), clock).read(before, known)
          instanceof Reply.Answered<StuckCase>(var reading, _)) {
        read.add(new Read(row, reading));
      }
    }
    return read;
  }

  private void take(Read read) {
    open.learned(read.reading());
    Optional<String> moved =
        Movement.between(read.row().stuck(), read.reading()).map(Movement::userMessage);
    worklist.update(
        row(read.reading(), moved.or(() -> read.row().moved()), Optional.of(read.row())));
  }

  /// Returns the row of a case.
  ///
  /// @param before as it was listed
  StuckRow.Stuck row(StuckCase now, Optional<String> moved, Optional<StuckRow.Stuck> before) {
    // The words stay in the list: how long ago it was would soon be wrong there.
    Optional<String> briefly = moved.map(words -> AGO.matcher(words).replaceAll(""));
    boolean fresh = before.filter(row -> !row.moved().equals(briefly)).isPresent();
    return new StuckRow.Stuck(
        now,
        briefly,
        fresh ? Optional.of(clock.instant()) : before.flatMap(StuckRow.Stuck::changedAt));
  }

  /// Returns the time, told anew every few seconds.
  public ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /// Returns whether nothing is read by itself.
  public BooleanProperty pausedProperty() {
    return paused;
  }
}
