package dev.jobinspector.ui.main;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Movement;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.ui.caseview.CaseViewModel;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.worklist.ScannedRegions;
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
  private static final Pattern AGO = Pattern.compile(" (\\d+ (s|min|h) ago|just now)");
  private static final int MOST = 20;

  /// How long the two requests of a reading may take up: two a second are not exceeded.
  private static final Duration READING = Duration.ofSeconds(1);

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

  /// Reads the open case, the watched and the visible rows again.
  void refresh() {
    if (service.isEmpty() || inProgress) {
      return;
    }
    // What an emulator lists is no request to CodePipeline, and costs nothing.
    if (service.get().connection().target() == ServiceConnection.Target.EMULATOR) {
      worklist.jobs().reload();
    }
    readRows(open.refresh());
  }

  /// Reads the watched and the visible rows again.
  void readRows() {
    readRows(false);
  }

  /// @param afterCase whether the open case is being read, so that its row need not be
  private void readRows(boolean afterCase) {
    if (service.isEmpty() || inProgress) {
      return;
    }
    JobService by = service.get();
    List<StuckRow.Stuck> rows =
        worklist.toRefresh().stream()
            .filter(row -> !afterCase || !isOpen(row))
            .limit(MOST)
            .toList();
    List<WatchedCase> unseen = worklist.unseen().stream().limit(MOST).toList();
    if (rows.isEmpty() && unseen.isEmpty()) {
      return;
    }
    LocalKnowledge known = LocalKnowledge.of(worklist.jobs().known());
    ScannedRegions regions = worklist.stuck().regions();
    inProgress = true;
    tasks.run(
        "Refreshing what is on the screen",
        _ -> {
          Pace pace = new Pace(afterCase);
          return new Round(seen(unseen, known, regions, by, pace), read(rows, regions, pace));
        },
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

  private boolean isOpen(StuckRow.Stuck row) {
    return open.stateProperty().get().filter(it -> row.isOf(it.stuck())).isPresent();
  }

  /// Lets a reading begin when the one before, of two requests at most, is a second ago.
  private final class Pace {
    private boolean wasRead;

    private Pace(boolean wasRead) {
      this.wasRead = wasRead;
    }

    private void await() throws InterruptedException {
      if (wasRead) {
        scheduler.pause(READING);
      }
      wasRead = true;
    }
  }

  private Map<WatchedCase, Reply<Optional<StuckCase>>> seen(
      List<WatchedCase> places,
      LocalKnowledge known,
      ScannedRegions regions,
      JobService by,
      Pace pace)
      throws InterruptedException {
    Map<WatchedCase, Reply<Optional<StuckCase>>> seen = new LinkedHashMap<>();
    for (WatchedCase place : places) {
      pace.await();
      Optional<CaseReader> reader =
          reader(place.connection().region().orElse(by.connection().region()), regions);
      if (reader.isPresent()) {
        seen.put(place, reader.get().at(WatchViewModel.context(place), known));
      }
    }
    return seen;
  }

  private List<Read> read(List<StuckRow.Stuck> rows, ScannedRegions regions, Pace pace)
      throws InterruptedException {
    List<Read> read = new ArrayList<>();
    for (StuckRow.Stuck row : rows) {
      pace.await();
      StuckCase before = row.stuck();
      LocalKnowledge known = LocalKnowledge.of(before.job().stream().map(LikelyJob::job).toList());
      Optional<CaseReader> reader = reader(before.region(), regions);
      if (reader.isPresent()
          && reader.get().read(before, known)
              instanceof Reply.Answered<StuckCase>(var reading, _)) {
        read.add(new Read(row, reading));
      }
    }
    return read;
  }

  /// Returns what reads cases of a Region; empty if it cannot be connected to.
  private Optional<CaseReader> reader(String region, ScannedRegions regions) {
    try {
      return Optional.of(new CaseReader(Source.of(regions.to(region)), clock));
    } catch (ConnectionException _) {
      return Optional.empty();
    }
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

  /// Returns the time, told again every few seconds.
  public ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /// Returns whether nothing is read by itself.
  public BooleanProperty pausedProperty() {
    return paused;
  }
}
