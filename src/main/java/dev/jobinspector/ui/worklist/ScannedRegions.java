package dev.jobinspector.ui.worklist;

import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.scan.RegionScan;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The Regions in which is looked for what is stuck, and the connections to them: as the same
/// profile as the connection in force, each made when it is first needed.
public final class ScannedRegions {
  private static final int KNOWN_JOBS = 2_000;

  /// @param scanned the Regions as they were when it began
  private record Session(
      ConnectionChoice choice, List<String> scanned, Map<String, JobService> services) {}

  private final JobServices services;
  private final Supplier<Optional<ConnectionChoice>> chosen;
  private final ObjectProperty<List<String>> regions = new SimpleObjectProperty<>(List.of());
  private volatile Optional<Session> session = Optional.empty();
  private Optional<JobService> own = Optional.empty();

  /// @param chosen what led to the connection in force
  public ScannedRegions(JobServices services, Supplier<Optional<ConnectionChoice>> chosen) {
    this.services = services;
    this.chosen = chosen;
  }

  /// Takes over the connection in force.
  ///
  /// @return whether it only goes to another Region of those that are scanned
  boolean connected(Optional<JobService> now) {
    boolean goesOn =
        session
                .filter(before -> chosen.get().filter(before.choice()::isElsewhere).isPresent())
                .isPresent()
            && !haveChanged()
            && now.filter(by -> regions.get().contains(region(by))).isPresent();
    if (!goesOn) {
      session =
          chosen.get().map(choice -> new Session(choice, regions.get(), new ConcurrentHashMap<>()));
    }
    own = now;
    session.ifPresent(it -> now.ifPresent(by -> it.services().put(region(by), by)));
    return goesOn;
  }

  /// Returns whether others were chosen since the connection was made.
  boolean haveChanged() {
    return session.filter(it -> !it.scanned().equals(regions.get())).isPresent();
  }

  /// Takes over the Regions that were chosen since.
  void begin() {
    session = session.map(it -> new Session(it.choice(), regions.get(), it.services()));
  }

  private static String region(JobService by) {
    return by.connection().region();
  }

  /// Returns the Regions that are scanned, that of the connection first if it is one of them.
  public List<String> all() {
    Optional<String> here = own.map(ScannedRegions::region);
    return regions.get().isEmpty()
        ? here.stream().toList()
        : Stream.concat(here.filter(regions.get()::contains).stream(), regions.get().stream())
            .distinct()
            .toList();
  }

  /// Returns whether rows are to say which Region they are of.
  boolean areSeveral() {
    return all().size() > 1;
  }

  /// Returns whether a Region is that of the connection in force.
  public boolean isOwn(String region) {
    return own.filter(by -> region(by).equals(region)).isPresent();
  }

  /// Returns the connection to a Region, if there is one.
  public Optional<JobService> known(String region) {
    return session.map(it -> it.services().get(region));
  }

  /// Connects to a Region, or returns the connection that was made before. May block.
  ///
  /// @throws ConnectionException with words for the user
  public JobService to(String region) {
    Session current = session.orElseThrow(() -> new ConnectionException("There is no connection."));
    return current
        .services()
        .computeIfAbsent(region, name -> services.connect(current.choice().in(name)));
  }

  /// Scans, and returns when that has come to its end or was interrupted.
  ///
  /// @param several Regions; empty for that of a connection alone
  Loadable<StuckReport> scan(
      JobService from,
      List<String> several,
      Clock clock,
      StuckScan.Wanted wanted,
      StuckScan.Progress progress) {
    if (!several.isEmpty()) {
      return new Loadable.Loaded<>(RegionScan.run(several, this::target, clock, wanted, progress));
    }
    return switch (StuckScan.run(Source.of(from), clock, wanted, List.of(), progress)) {
      case Reply.Answered<StuckReport>(var report, _) -> new Loadable.Loaded<>(report);
      case Reply.Failed<StuckReport>(var failure, var receipt) ->
          new Loadable.Failed<>(FailureMessages.ofPipelineRead(failure, receipt));
    };
  }

  private RegionScan.Target target(String region) {
    JobService there = to(region);
    return new RegionScan.Target(Source.of(there), there.knownJobs(List.of(), KNOWN_JOBS));
  }

  /// Returns the Regions to scan; empty for that of the connection alone.
  public ObjectProperty<List<String>> regionsProperty() {
    return regions;
  }
}
