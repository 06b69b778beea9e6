package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.OutputFormat;
import dev.jobinspector.cli.common.ProgressLine;
import dev.jobinspector.cli.common.ShortDuration;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import dev.jobinspector.troubleshooting.scan.UnreadPipeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Scans the pipelines for actions that are stuck on a job.
@Command(
    name = "find-stuck",
    description = "Prints the actions that are stuck on a job. Only reads.",
    mixinStandardHelpOptions = true)
final class FindStuckCommand implements Callable<Integer> {
  private static final int KNOWN_JOBS = 2_000;

  private final GlobalOptions options;
  private final CommandPorts ports;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      defaultValue = "15m",
      description =
          "How long an action must have been in progress, such as 90s, 15m, 2h, 1d; 15m by"
              + " default.")
  private String olderThan = "15m";

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "Only this pipeline; can be repeated.")
  private List<String> pipelines = new ArrayList<>();

  FindStuckCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    OutputFormat format = OutputFormat.of(options, ports.console());
    var wanted = new StuckScan.Wanted(ShortDuration.of("--older-than", olderThan), pipelines);
    JobService jobs = ports.services().connect(options);
    Thread scanning = Thread.currentThread();
    CountDownLatch printed = new CountDownLatch(1);
    try (var _ = ports.interruption().whenAsked(() -> stop(scanning, printed))) {
      Reply<StuckReport> reply = scan(jobs, wanted);
      boolean _ = Thread.interrupted(); // what follows only prints
      return switch (reply) {
        case Reply.Answered<StuckReport>(var report, _) -> print(report, format);
        case Reply.Failed<StuckReport>(var failure, var receipt) -> {
          say(
              "The pipelines could not be listed.",
              FailureMessages.ofPipelineRead(failure, receipt));
          yield ExitCode.of(failure);
        }
      };
    } finally {
      printed.countDown();
    }
  }

  private Reply<StuckReport> scan(JobService jobs, StuckScan.Wanted wanted) {
    return StuckScan.run(
        Source.of(jobs),
        Clock.systemUTC(),
        wanted,
        jobs.knownJobs(List.of(), KNOWN_JOBS),
        new ProgressLine(ports.console())::at);
  }

  /// Asked to stop, the scan tells what it has found by then. Returns when that is printed.
  private static void stop(Thread scanning, CountDownLatch printed) {
    scanning.interrupt();
    try {
      printed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int print(StuckReport report, OutputFormat format) {
    Console console = ports.console();
    console.print(
        switch (format) {
          case JSON, YAML -> format.of(StuckValues.of(report));
          case TEXT -> StuckValues.lines(report);
        });
    for (UnreadPipeline pipeline : report.unread()) {
      say("Pipeline " + Printable.line(pipeline.name()) + " was not read.", pipeline.why());
    }
    console.say(report.userMessage());
    if (report.isStopped()) {
      return ExitCode.OTHER;
    }
    return report
        .mostSevere()
        .map(ExitCode::of)
        .orElse(report.unread().isEmpty() ? ExitCode.DONE : ExitCode.OTHER);
  }

  private void say(String what, Explanation why) {
    ports.console().say(what + "\n" + why.text());
  }
}
