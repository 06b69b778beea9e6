package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.OutputFormat;
import dev.jobinspector.cli.common.ProgressLine;
import dev.jobinspector.cli.common.ShortDuration;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.JsonText;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.RegionScan;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import dev.jobinspector.troubleshooting.scan.UnreadPipeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Scans the pipelines for what holds them up.
@Command(
    name = "find-stuck",
    description = "Prints what holds pipelines up, with likely causes. Only reads.",
    mixinStandardHelpOptions = true)
final class FindStuckCommand implements Callable<Integer> {
  private static final int KNOWN_JOBS = 2_000;
  private static final String LINES = "jsonl";
  private static final String ALL = "all";

  private final GlobalOptions options;
  private final CommandPorts ports;
  private final Map<Object, List<Object>> printed = new LinkedHashMap<>();

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      defaultValue = "15m",
      description =
          "How long it must have been in progress, such as 90s, 15m, 2h, 1d; 15m by default.")
  private String olderThan = "15m";

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "Only this pipeline; can be repeated.")
  private List<String> pipelines = new ArrayList<>();

  @Option(
      names = "--regions",
      paramLabel = "REGION,…|all",
      description =
          "These Regions instead of the connection's, or all that have CodePipeline in its"
              + " partition.")
  private @Nullable String regions;

  @Option(
      names = "--fail-if-found",
      description = "Exit with 1 if anything was found, for scripts and monitoring.")
  private boolean failIfFound;

  FindStuckCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    boolean lines = OutputFormat.isAskedFor(LINES, options);
    OutputFormat format = lines ? OutputFormat.JSON : OutputFormat.of(options, ports.console());
    var wanted = new StuckScan.Wanted(ShortDuration.of("--older-than", olderThan), pipelines);
    Thread scanning = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    try (var _ = ports.interruption().whenAsked(() -> stop(scanning, done))) {
      Reply<StuckReport> reply = scan(wanted, new Told(lines));
      boolean _ = Thread.interrupted(); // what follows only prints
      return switch (reply) {
        case Reply.Answered<StuckReport>(var report, _) -> {
          print(report, format, lines);
          yield exit(report);
        }
        case Reply.Failed<StuckReport>(var failure, var receipt) -> {
          say(
              "The pipelines could not be listed.",
              FailureMessages.ofPipelineRead(failure, receipt));
          yield ExitCode.of(failure);
        }
      };
    } finally {
      done.countDown();
    }
  }

  private Reply<StuckReport> scan(StuckScan.Wanted wanted, StuckScan.Progress progress) {
    if (regions == null) {
      RegionScan.Target target = target(ports.services().connect(options));
      return StuckScan.run(target.source(), Clock.systemUTC(), wanted, target.known(), progress);
    }
    return new Reply.Answered<>(
        RegionScan.run(
            wantedRegions(regions),
            region ->
                target(ports.services().connect(options, options.connectionOfCommand(region))),
            Clock.systemUTC(),
            wanted,
            progress),
        Receipt.NOTHING_SENT);
  }

  private static RegionScan.Target target(JobService jobs) {
    return new RegionScan.Target(Source.of(jobs), jobs.knownJobs(List.of(), KNOWN_JOBS));
  }

  private List<String> wantedRegions(String text) {
    if (text.equals(ALL)) {
      String near = ports.services().connect(options).connection().region();
      return ports.services().regionsLike(options, near);
    }
    List<String> names = List.of(text.split(",", -1));
    if (names.stream().anyMatch(name -> !name.matches("[a-z]{2,}(-[a-z0-9]+)+"))) {
      throw new InvalidParameterException(
          "--regions: must be names of Regions with commas between, or all");
    }
    return names;
  }

  /// Asked to stop, the scan tells what it has found by then. Returns when that is printed.
  private static void stop(Thread scanning, CountDownLatch done) {
    scanning.interrupt();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(StuckReport report, OutputFormat format, boolean lines) {
    Console console = ports.console();
    if (lines) {
      report.cases().forEach(this::printLine);
      report.unread().forEach(it -> printLine("unread", StuckValues.unread(it)));
      printLine("summary", StuckValues.summary(report));
    } else {
      console.print(
          switch (format) {
            case JSON, YAML -> format.of(StuckValues.of(report));
            case TEXT -> StuckValues.lines(report);
          });
    }
    for (UnreadPipeline pipeline : report.unread()) {
      say(
          pipeline.name().equals(UnreadPipeline.ALL)
              ? "Region " + Printable.line(pipeline.region()) + " was not read."
              : "Pipeline " + Printable.line(pipeline.name()) + " was not read.",
          pipeline.why());
    }
    console.say(report.userMessage());
  }

  private int exit(StuckReport report) {
    if (report.isStopped()) {
      return ExitCode.OTHER;
    }
    if (failIfFound && !report.cases().isEmpty()) {
      return ExitCode.FOUND;
    }
    return report
        .mostSevere()
        .map((JobFailure failure) -> ExitCode.of(failure))
        .orElse(report.unread().isEmpty() ? ExitCode.DONE : ExitCode.OTHER);
  }

  /// What is found is printed at once; again in the end only if the whole tells more of it.
  private void printLine(StuckCase stuck) {
    List<Object> told = List.of(stuck.findings());
    if (!told.equals(printed.put(List.of(stuck.region(), stuck.context()), told))) {
      printLine("case", StuckValues.of(stuck));
    }
  }

  private void printLine(String what, Map<String, Object> values) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", what);
    line.putAll(values);
    ports.console().print(JsonText.compact(line) + "\n");
  }

  private void say(String what, Explanation why) {
    ports.console().say(what + "\n" + why.text());
  }

  private final class Told implements StuckScan.Progress {
    private final boolean lines;
    private final ProgressLine line = new ProgressLine(ports.console());

    private Told(boolean lines) {
      this.lines = lines;
    }

    @Override
    public void at(int looked, int all) {
      line.at(looked, all);
    }

    @Override
    public void found(List<StuckCase> cases) {
      if (lines) {
        cases.forEach(FindStuckCommand.this::printLine);
      }
    }
  }

  /// Returns the case of a pipeline that is watched.
  static Optional<StuckCase> oldest(
      StuckReport report, Optional<String> stage, Optional<String> action) {
    return report.cases().stream()
        .filter(stuck -> stage.isEmpty() || stuck.context().stage().equals(stage))
        .filter(stuck -> action.isEmpty() || stuck.context().action().equals(action))
        .findFirst();
  }
}
