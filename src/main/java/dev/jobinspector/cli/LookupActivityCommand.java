package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.ProgressLine;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.ActivityLookup;
import dev.jobinspector.troubleshooting.activity.ActivityTarget;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.CaseReader;
import dev.jobinspector.troubleshooting.scan.Source;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks up who polls for an action type, or whose calls lead to the job of an action.
@Command(
    name = "lookup-worker-activity",
    description =
        "Prints who polled and acknowledged last, as CloudTrail recorded it, and the job that it"
            + " leads to. Only reads: at most 20 requests to CloudTrail, one a second.",
    mixinStandardHelpOptions = true)
final class LookupActivityCommand implements Callable<Integer> {
  private static final int KNOWN_JOBS = 2_000;

  private final GlobalOptions options;
  private final CommandPorts ports;

  @Option(
      names = "--action-type",
      paramLabel = "CATEGORY/OWNER/PROVIDER/VERSION",
      description = "Who polls for this action type.")
  private @Nullable String actionType;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "The pipeline of an action.")
  private @Nullable String pipeline;

  @Option(names = "--stage", paramLabel = "NAME", description = "Its stage.")
  private @Nullable String stage;

  @Option(names = "--action", paramLabel = "NAME", description = "The action.")
  private @Nullable String action;

  LookupActivityCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    Optional<ActivityTarget> ofType = Optional.ofNullable(actionType).map(this::ofType);
    Optional<PipelineContext> place = place();
    if (ofType.isPresent() == place.isPresent()) {
      throw new InvalidParameterException(
          "Give --action-type, or --pipeline, --stage and --action.");
    }
    Output output = Output.of(options, ports);
    Thread asking = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    try (var _ = ports.interruption().whenAsked(() -> stop(asking, done))) {
      JobService jobs = ports.services().connect(options);
      if (ofType.isPresent()) {
        return print(lookUp(ofType.get(), jobs), Optional.empty(), output);
      }
      return ofAction(place.orElseThrow(), jobs, output);
    } finally {
      done.countDown();
    }
  }

  private ActivityTarget ofType(String text) {
    return ActionTypeId.parse(text)
        .map(ActivityTarget::of)
        .map(LookupActivityCommand::possible)
        .orElseThrow(
            () ->
                new InvalidParameterException(
                    "--action-type: must be CATEGORY/OWNER/PROVIDER/VERSION"));
  }

  private static ActivityTarget possible(ActivityTarget target) {
    target
        .problem()
        .ifPresent(
            problem -> {
              throw new InvalidParameterException(problem);
            });
    return target;
  }

  private Optional<PipelineContext> place() {
    if (pipeline == null && stage == null && action == null) {
      return Optional.empty();
    }
    if (pipeline == null || stage == null || action == null) {
      throw new InvalidParameterException("--pipeline, --stage and --action belong together.");
    }
    return Optional.of(
        new PipelineContext(
            Optional.of(pipeline),
            Optional.of(stage),
            Optional.of(action),
            Optional.empty(),
            Optional.empty()));
  }

  private int ofAction(PipelineContext place, JobService jobs, Output output) {
    LocalKnowledge known = LocalKnowledge.of(jobs.knownJobs(List.of(), KNOWN_JOBS));
    return switch (new CaseReader(Source.of(jobs), Clock.systemUTC()).at(place, known)) {
      case Reply.Failed<Optional<StuckCase>>(var failure, var receipt) -> {
        ports.console().say(FailureMessages.ofPipelineRead(failure, receipt).text());
        yield ExitCode.of(failure);
      }
      case Reply.Answered<Optional<StuckCase>>(var read, _) -> {
        Optional<ActionTypeId> type =
            read.flatMap(StuckCase::execution).flatMap(ActionExecution::type);
        if (read.isEmpty() || type.isEmpty()) {
          ports.console().say("No execution of that action was found.");
          yield ExitCode.OTHER;
        }
        StuckCase stuck = read.get();
        Activity found =
            lookUp(possible(new ActivityTarget(type.get(), stuck.execution(), known.jobs())), jobs);
        yield print(
            found,
            Optional.of(stuck.knowing(stuck.evidence().known().withActivity(found))),
            output);
      }
    };
  }

  private Activity lookUp(ActivityTarget target, JobService jobs) {
    var line = new ProgressLine(ports.console());
    Activity found =
        ActivityLookup.of(jobs, Clock.systemUTC())
            .run(target, (sent, _) -> line.at(sent, ActivityLookup.MOST));
    boolean _ = Thread.interrupted(); // what follows only prints
    return found;
  }

  private int print(Activity found, Optional<StuckCase> stuck, Output output) {
    output.print(
        "lookup-worker-activity",
        ActivityValues.of(found, stuck),
        () -> ActivityValues.lines(found, stuck));
    if (!found.covered().isEmpty()) {
      return ExitCode.DONE;
    }
    found.missing().forEach(gap -> ports.console().say("Not seen: " + gap.missing() + "."));
    return found.missing().stream().anyMatch(gap -> gap.permission().isPresent())
        ? ExitCode.REFUSED
        : ExitCode.OTHER;
  }

  /// Asked to stop, the look-up tells what it has found by then. Returns when that is printed.
  private static void stop(Thread asking, CountDownLatch done) {
    asking.interrupt();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
