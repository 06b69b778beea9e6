package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Scans several Regions at the same time. One that is not enabled, denied or not reached is said
/// to be unread, and the others are scanned all the same.
public final class RegionScan {
  /// Each connects and scans by threads of its own.
  private static final int CONCURRENCY = 6;

  /// What is scanned in a Region.
  ///
  /// @param known jobs of the Region
  public record Target(Source source, List<KnownJob> known) {}

  /// Connects to a Region.
  public interface Connection {
    /// Returns what is scanned there.
    ///
    /// @throws ConnectionException with words if the connection cannot be made
    Target to(String region);
  }

  private record Done(int looked, int all) {}

  private final Clock clock;
  private final StuckScan.Wanted wanted;
  private final StuckScan.Progress progress;
  private final Map<String, Done> done = new LinkedHashMap<>();
  private final List<StuckReport> reports = new ArrayList<>();

  private RegionScan(Clock clock, StuckScan.Wanted wanted, StuckScan.Progress progress) {
    this.clock = clock;
    this.wanted = wanted;
    this.progress = progress;
  }

  /// Scans, and returns when all Regions have come to their end or it was interrupted.
  public static StuckReport run(
      List<String> regions,
      Connection connection,
      Clock clock,
      StuckScan.Wanted wanted,
      StuckScan.Progress progress) {
    return new RegionScan(clock, wanted, progress).run(regions, connection);
  }

  private StuckReport run(List<String> regions, Connection connection) {
    Semaphore free = new Semaphore(CONCURRENCY);
    List<Future<?>> work = new ArrayList<>();
    // Closing waits for the scans; interrupted, it interrupts them and waits on.
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String region : regions.stream().distinct().toList()) {
        work.add(
            workers.submit(
                () -> {
                  free.acquire();
                  try {
                    scan(region, connection);
                  } finally {
                    free.release();
                  }
                  return null;
                }));
      }
    }
    work.forEach(StuckScan::rethrow);
    synchronized (this) {
      return new StuckReport(
          reports.stream()
              .flatMap(report -> report.cases().stream())
              .sorted(Comparator.comparing(StuckCase::age).reversed())
              .toList(),
          reports.stream()
              .flatMap(report -> report.unread().stream())
              .sorted(
                  Comparator.comparing(UnreadPipeline::region).thenComparing(UnreadPipeline::name))
              .toList(),
          reports.stream().flatMap(report -> report.failures().stream()).toList(),
          reports.stream().mapToInt(StuckReport::looked).sum(),
          reports.stream().mapToInt(StuckReport::all).sum());
    }
  }

  private void scan(String region, Connection connection) {
    StuckReport report;
    try {
      Target target = connection.to(region);
      report =
          switch (StuckScan.run(target.source(), clock, wanted, target.known(), new Part(region))) {
            case Reply.Answered<StuckReport>(var found, _) -> found;
            case Reply.Failed<StuckReport>(var failure, var receipt) ->
                unread(region, failure, FailureMessages.ofPipelineRead(failure, receipt));
          };
    } catch (ConnectionException e) {
      report =
          unread(
              region,
              new JobFailure.NotSent(JobFailure.NotSentReason.NO_CREDENTIALS, e.userMessage()),
              Explanation.of(e.userMessage(), "Check the connection of this Region."));
    }
    synchronized (this) {
      reports.add(report);
    }
  }

  private static StuckReport unread(String region, JobFailure failure, Explanation why) {
    boolean mayBeDisabled =
        failure instanceof JobFailure.Rejected(var refusal, var code, _)
            && (refusal == JobFailure.Refusal.UNRECOGNISED_CREDENTIALS
                || code.equals("OptInRequired"));
    Explanation explained =
        mayBeDisabled
            ? new Explanation(
                "The Region is not enabled for the account, or its credentials are not valid"
                    + " there.",
                why.said(),
                "Leave the Region out, or enable it in the account's settings.",
                why.requestId())
            : why;
    return new StuckReport(
        List.of(),
        List.of(new UnreadPipeline(UnreadPipeline.ALL, explained, region)),
        List.of(failure),
        0,
        0);
  }

  /// The progress of one Region as a part of all.
  private final class Part implements StuckScan.Progress {
    private final String region;

    private Part(String region) {
      this.region = region;
    }

    @Override
    public void at(int looked, int all) {
      synchronized (RegionScan.this) {
        done.put(region, new Done(looked, all));
        progress.at(
            done.values().stream().mapToInt(Done::looked).sum(),
            done.values().stream().mapToInt(Done::all).sum());
      }
    }

    @Override
    public void found(List<StuckCase> cases) {
      synchronized (RegionScan.this) {
        progress.found(cases);
      }
    }
  }
}
