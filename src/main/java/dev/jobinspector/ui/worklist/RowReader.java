package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.ui.common.Scheduler;
import dev.jobinspector.ui.worklist.watch.WatchViewModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows again, one after the other and no faster than two requests a second. It only reads.
public final class RowReader {
  /// How long the two requests of a reading may take up.
  private static final Duration READING = Duration.ofSeconds(1);

  /// A row, and what a reading of its case shows.
  public record Read(StuckRow.Stuck row, StuckCase reading) {}

  private final ScannedRegions regions;
  private final List<KnownJob> known;
  private final Scheduler scheduler;
  private final Clock clock;
  private boolean wasRead;

  /// @param known what was learned of jobs since the rows were read, too
  /// @param wasRead whether something else has just been read
  public RowReader(
      ScannedRegions regions,
      List<KnownJob> known,
      Scheduler scheduler,
      Clock clock,
      boolean wasRead) {
    this.regions = regions;
    this.known = known;
    this.scheduler = scheduler;
    this.clock = clock;
    this.wasRead = wasRead;
  }

  private void await() throws InterruptedException {
    if (wasRead) {
      scheduler.pause(READING);
    }
    wasRead = true;
  }

  /// Returns what stands at watched places of which no case is known.
  ///
  /// @param region of those that name none
  public Map<WatchedCase, Reply<Optional<StuckCase>>> seen(List<WatchedCase> places, String region)
      throws InterruptedException {
    Map<WatchedCase, Reply<Optional<StuckCase>>> seen = new LinkedHashMap<>();
    for (WatchedCase place : places) {
      await();
      reader(place.connection().region().orElse(region))
          .ifPresent(
              reader ->
                  seen.put(
                      place, reader.at(WatchViewModel.context(place), LocalKnowledge.of(known))));
    }
    return seen;
  }

  /// Returns those rows that could be read, as they are now. Of an action that has ended, it is the
  /// execution that it has by now, if that is another.
  public List<Read> read(List<StuckRow.Stuck> rows) throws InterruptedException {
    List<Read> read = new ArrayList<>();
    for (StuckRow.Stuck row : rows) {
      await();
      reader(row.stuck().region())
          .flatMap(reader -> now(row.stuck(), reader))
          .ifPresent(reading -> read.add(new Read(row, reading)));
    }
    return read;
  }

  private Optional<StuckCase> now(StuckCase before, CaseReader reader) {
    if (before.execution().filter(action -> !action.isUnderWay()).isPresent()) {
      return reader.at(before.context(), LocalKnowledge.of(known))
              instanceof Reply.Answered<Optional<StuckCase>>(var latest, _)
          ? latest.filter(it -> !it.sameAs(before))
          : Optional.empty();
    }
    List<KnownJob> its =
        before.job().stream()
            .map(LikelyJob::job)
            .map(job -> known.stream().filter(job::sameJobAs).findFirst().orElse(job))
            .toList();
    return reader.read(before, LocalKnowledge.of(its))
            instanceof Reply.Answered<StuckCase>(var reading, _)
        ? Optional.of(reading)
        : Optional.empty();
  }

  /// Returns what reads cases of a Region; empty if it cannot be connected to.
  private Optional<CaseReader> reader(String region) {
    try {
      return Optional.of(new CaseReader(Source.of(regions.to(region)), clock));
    } catch (ConnectionException _) {
      return Optional.empty();
    }
  }
}
