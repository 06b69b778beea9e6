package dev.jobinspector.cli;

import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.export.scenario.ScenarioExport;
import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a pipeline as a scenario for the emulator.
@Command(
    name = "export-scenario",
    description = {
      "Prints a pipeline as it is now as a scenario for the emulator, without secrets: to rehearse"
          + " an act before doing it. Only reads.",
      "Use it with: job-inspector emulator --scenario FILE"
    },
    mixinStandardHelpOptions = true)
final class ExportScenarioCommand implements Callable<Integer> {
  private static final int KNOWN_JOBS = 2_000;

  private final GlobalOptions options;
  private final CommandPorts ports;

  @Option(names = "--pipeline", paramLabel = "NAME", required = true, description = "The pipeline.")
  private String pipeline = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Saves the scenario instead of printing it.")
  private @Nullable Path file;

  @Option(
      names = "--replace-ids",
      description = "Puts other ids in place of the account's, also in the words of others.")
  private boolean replaceIds;

  ExportScenarioCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    JobService jobs = ports.services().connect(options);
    return switch (ScenarioExport.read(
        jobs,
        pipeline,
        jobs.knownJobs(List.of(), KNOWN_JOBS).reversed(),
        replaceIds ? ScenarioExport.Ids.REPLACED : ScenarioExport.Ids.KEPT,
        Instant.now())) {
      case Reply.Answered<String>(var scenario, _) -> write(scenario);
      case Reply.Failed<String>(var failure, var receipt) -> {
        ports.console().say(FailureMessages.ofPipelineRead(failure, receipt).text());
        yield ExitCode.of(failure);
      }
    };
  }

  private int write(String scenario) {
    if (file == null) {
      ports.console().print(scenario);
      return ExitCode.DONE;
    }
    try {
      AtomicFile.write(
          file,
          out -> {
            out.write(scenario);
            return true;
          });
      ports.console().say("The scenario was saved.");
      return ExitCode.DONE;
    } catch (IOException e) {
      ports.console().say("--to: the file cannot be written. Choose another file.");
      return ExitCode.OTHER;
    }
  }
}
