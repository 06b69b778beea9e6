package dev.jobinspector.ui.main;

import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.Movement;
import dev.jobinspector.ui.caseview.CaseViewModel;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.common.TaskRunner;
import dev.jobinspector.ui.worklist.RowReader;
import dev.jobinspector.ui.worklist.StuckRow;
import dev.jobinspector.ui.worklist.WorklistViewModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /// When rows that were acted on are read again, until they show what moved: each after the one
  /// before.
  private static final List<Duration> AFTERWARDS =
      Stream.of(1, 3, 8, 18).map(Duration::ofSeconds).toList();

  private record Round(
      Map<WatchedCase, Reply<Optional<StuckCase>>> seen, List<RowReader.Read> read) {}

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
    RowReader reader = reader(afterCase);
    inProgress = true;
    tasks.run(
        "Refreshing what is on the screen",
        _ -> new Round(reader.seen(unseen, by.connection().region()), reader.read(rows)),
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

  /// Reads the rows that these requests may have moved, at once and then ever less often until they
  /// have, whichever case is open by then.
  void actedOn(List<CompletedRequest<?>> requests) {
    List<Intent> sent =
        requests.stream()
            .filter(completed -> completed.reply().receipt().sends() > 0)
            .map(completed -> completed.attempt().intent())
            .toList();
    // An acknowledge moves nothing: what it tells of the job is known by now.
    boolean once =
        sent.stream().allMatch(request -> request.operation().verb() == Verb.ACKNOWLEDGE);
    service.ifPresent(
        by ->
            readActedOn(
                row -> sent.stream().anyMatch(row::isActedOn),
                clock.instant(),
                by,
                once ? AFTERWARDS.size() : 0));
  }

  private void readActedOn(
      Predicate<StuckRow.Stuck> acted, Instant since, JobService by, int reading) {
    List<StuckRow.Stuck> rows =
        worklist
            .listed()
            .filter(acted)
            .filter(row -> row.changedAt().filter(at -> !at.isBefore(since)).isEmpty())
            .distinct()
            .toList();
    if (rows.isEmpty() || service.filter(by::equals).isEmpty()) {
      return;
    }
    RowReader reader = reader(false);
    tasks.run(
        "Reading what was acted on",
        () -> reader.read(rows),
        end -> {
          if (service.filter(by::equals).isPresent() && end instanceof Loadable.Loaded(var read)) {
            read.forEach(this::take);
            if (reading < AFTERWARDS.size()) {
              scheduler.after(
                  AFTERWARDS.get(reading), () -> readActedOn(acted, since, by, reading + 1));
            }
          }
        });
  }

  private boolean isOpen(StuckRow.Stuck row) {
    return open.stateProperty().get().filter(it -> row.isOf(it.stuck())).isPresent();
  }

  private RowReader reader(boolean afterAnother) {
    return new RowReader(
        worklist.stuck().regions(), worklist.jobs().known(), scheduler, clock, afterAnother);
  }

  private void take(RowReader.Read read) {
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
