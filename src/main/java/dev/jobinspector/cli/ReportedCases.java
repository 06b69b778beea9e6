package dev.jobinspector.cli;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.export.ReportedCase;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads what a report tells of: the history, and the action as it is now. What cannot be read is
/// said in the report.
final class ReportedCases {
  private static final int KNOWN_JOBS = 2_000;

  private final GlobalOptions options;
  private final CommandPorts ports;

  ReportedCases(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  ReportedCase ofJob(String jobId) {
    AttemptHistory history = ports.services().history(options);
    try {
      return ofJob(jobId, ports.services().connect(options), history);
    } catch (ConnectionException e) {
      return ReportedCase.ofHistory(jobId, history, Optional.of(e.userMessage()));
    }
  }

  private static ReportedCase ofJob(String jobId, JobService jobs, AttemptHistory history) {
    Optional<KnownJob> known =
        jobs.knownJobs(List.of(), KNOWN_JOBS).stream()
            .filter(job -> job.id().equals(jobId))
            .findFirst();
    if (known.filter(job -> job.context().stage().isPresent()).isEmpty()) {
      return ReportedCase.ofHistory(
          jobId,
          history,
          Optional.of(
              "the history does not tell its pipeline at %s in %s. Look up the job's details over"
                      .formatted(jobs.connection().endpoint(), jobs.connection().region())
                  + " that connection first."));
    }
    List<Attempt> attempts = jobs.earlier().on(known.get());
    Clock clock = Clock.systemUTC();
    StuckCase before =
        StuckCase.of(
            Evidence.ofJob(known.get(), Optional.empty(), attempts, clock.instant()),
            jobs.connection().region());
    LocalKnowledge here = LocalKnowledge.of(List.of(known.get())).withAttempts(attempts);
    return switch (new CaseReader(Source.of(jobs), clock).read(before.toRead(), here)) {
      case Reply.Answered<StuckCase>(var stuck, _) ->
          ReportedCase.of(stuck, jobs.connection(), history);
      case Reply.Failed<StuckCase>(var failure, var receipt) ->
          ReportedCase.ofHistory(
              jobId, history, Optional.of(FailureMessages.ofPipelineRead(failure, receipt).text()));
    };
  }

  /// Returns what holds a pipeline up longest; empty if nothing does.
  Reply<Optional<ReportedCase>> ofPipeline(String pipeline) {
    JobService jobs = ports.services().connect(options);
    return StuckScan.run(
            Source.of(jobs),
            Clock.systemUTC(),
            new StuckScan.Wanted(Duration.ZERO, List.of(pipeline)),
            jobs.knownJobs(List.of(), KNOWN_JOBS),
            (_, _) -> {})
        .map(
            (StuckReport report) ->
                report.cases().stream()
                    .findFirst()
                    .map(
                        stuck ->
                            ReportedCase.of(
                                stuck, jobs.connection(), ports.services().history(options))));
  }
}
