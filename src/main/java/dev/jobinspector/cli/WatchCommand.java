package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.ShortDuration;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.FollowUp;
import dev.jobinspector.troubleshooting.scan.Movement;
import dev.jobinspector.troubleshooting.scan.Source;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.StuckScan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reads what holds a pipeline up until it has moved.
@Command(
    name = "watch",
    description = "Reads what holds a pipeline up until it has moved or ended. Only reads.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private static final int KNOWN_JOBS = 2_000;

  private final GlobalOptions options;
  private final CommandPorts ports;

  @Option(names = "--pipeline", paramLabel = "NAME", required = true, description = "The pipeline.")
  private String pipeline = "";

  @Option(names = "--stage", paramLabel = "NAME", description = "Only what is in this stage.")
  private @Nullable String stage;

  @Option(names = "--action", paramLabel = "NAME", description = "Only this action.")
  private @Nullable String action;

  @Option(
      names = "--until",
      paramLabel = "moved|ended",
      defaultValue = "moved",
      description = "moved: anything changed; ended: the action ended, or the way is free.")
  private String until = "moved";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30m",
      description = "How long to watch, such as 90s, 30m, 2h; 30m by default.")
  private String timeout = "30m";

  WatchCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    Output output = Output.of(options, ports);
    boolean untilEnded =
        switch (until) {
          case "moved" -> false;
          case "ended" -> true;
          default -> throw new InvalidParameterException("--until: must be moved or ended");
        };
    Duration limit = ShortDuration.of("--timeout", timeout);
    Thread watching = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    try (var _ = ports.interruption().whenAsked(() -> stop(watching, done))) {
      return watch(ports.services().connect(options), untilEnded, limit, output);
    } catch (InterruptedException _) {
      ports.console().say("Interrupted: it is not known what happened since.");
      return ExitCode.OTHER;
    } finally {
      done.countDown();
    }
  }

  private static void stop(Thread watching, CountDownLatch done) {
    watching.interrupt();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int watch(JobService jobs, boolean untilEnded, Duration limit, Output output)
      throws InterruptedException {
    Source source = Source.of(jobs);
    Clock clock = Clock.systemUTC();
    LocalKnowledge known = LocalKnowledge.of(jobs.knownJobs(List.of(), KNOWN_JOBS));
    Optional<StuckCase> found;
    switch (StuckScan.run(
        source,
        clock,
        new StuckScan.Wanted(Duration.ZERO, List.of(pipeline)),
        known.jobs(),
        (_, _) -> {})) {
      case Reply.Failed<StuckReport>(var failure, var receipt) -> {
        return failed(failure, receipt);
      }
      case Reply.Answered<StuckReport>(var report, _) -> {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (!report.unread().isEmpty()) {
          ports.console().say(report.unread().getFirst().why().text());
          return report.mostSevere().map(ExitCode::of).orElse(ExitCode.OTHER);
        }
        found =
            FindStuckCommand.oldest(
                report, Optional.ofNullable(stage), Optional.ofNullable(action));
      }
    }
    if (found.isEmpty()) {
      ports.console().say("Nothing is in progress or kept out there.");
      return ExitCode.DONE;
    }
    say(found.get().context().path() + ": " + found.get().finding().cause() + ".");
    return follow(
        new FollowUp(new CaseReader(source, clock)), found.get(), known, untilEnded, limit, output);
  }

  private int follow(
      FollowUp followUp,
      StuckCase first,
      LocalKnowledge known,
      boolean untilEnded,
      Duration limit,
      Output output)
      throws InterruptedException {
    Instant end = Instant.now().plus(limit);
    StuckCase before = first;
    while (true) {
      Duration left = Duration.between(Instant.now(), end);
      switch (followUp.until(before, () -> known, left, _ -> {})) {
        case Reply.Failed<FollowUp.Followed>(var failure, var receipt) -> {
          return failed(failure, receipt);
        }
        case Reply.Answered<FollowUp.Followed>(FollowUp.Followed(var last, var movement), _) -> {
          if (movement.isEmpty()) {
            say("Nothing moved in " + timeout + ".");
            print(last, movement, output);
            return ExitCode.OTHER;
          }
          say(movement.get().userMessage() + ".");
          if (!untilEnded || movement.get().kind() != Movement.Kind.MOVED) {
            print(last, movement, output);
            return exit(movement.get(), last);
          }
          before = last;
        }
      }
    }
  }

  private static int exit(Movement movement, StuckCase last) {
    boolean well =
        switch (movement.kind()) {
          case MOVED -> true;
          case ENDED ->
              last.execution()
                  .map(ActionExecution::status)
                  .map(status -> status == ActionStatus.Known.SUCCEEDED)
                  .orElse(!last.kind().isAction());
          case SUPERSEDED -> false;
        };
    return well ? ExitCode.DONE : ExitCode.FOUND;
  }

  private void print(StuckCase last, Optional<Movement> movement, Output output) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("movement", movement.map(it -> it.kind().name()).orElse("NONE"));
    movement.ifPresent(it -> values.put("what", it.userMessage()));
    values.putAll(StuckValues.of(last));
    output.print("watch", values);
  }

  private int failed(JobFailure failure, Receipt receipt) {
    ports.console().say(FailureMessages.ofPipelineRead(failure, receipt).text());
    return ExitCode.of(failure);
  }

  private void say(String text) {
    ports.console().say(Printable.line(text));
  }
}
