package dev.jobinspector.cli;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptList;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.export.AttemptExport;
import dev.jobinspector.export.AttemptValues;
import dev.jobinspector.export.CaseReport;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ImportedAttempts;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.export.ReportedCase;
import dev.jobinspector.export.Versions;
import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints or saves attempts, the newest first unless told otherwise.
@Command(
    name = "history",
    description = "Prints the recorded attempts, newest first, or exports them.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
  private static final int PRINTED = 100;
  private static final int PAGE = 5_000;

  private final GlobalOptions options;
  private final CommandPorts ports;
  @Mixin private final AttemptOptions wanted = new AttemptOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The maximum number to print; 100 by default.")
  private @Nullable Integer limit;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Reads an exported history (JSON) instead of this one.")
  private @Nullable Path from;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Exports all matching attempts instead of printing them: FILE ends with .csv or .json.")
  private @Nullable Path export;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Saves the report of a case, the job of --job-id or what holds up --pipeline, as it is"
              + " read now, with its newest 1,000 attempts: FILE ends with .md or .html, or is a"
              + " folder.")
  private @Nullable Path report;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "With --report: the pipeline whose case is reported.")
  private @Nullable String pipeline;

  HistoryCommand(GlobalOptions options, CommandPorts ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() throws IOException {
    if (limit != null && (limit < 1 || export != null || report != null)) {
      throw new InvalidParameterException(
          limit < 1
              ? "--limit: must be at least 1"
              : "--limit applies to printing: --export and --report save all matching attempts");
    }
    if (pipeline != null && report == null) {
      throw new InvalidParameterException("--pipeline: only with --report");
    }
    if (export != null && report != null) {
      throw new InvalidParameterException("--export and --report: only one can be given");
    }
    AttemptQuery query =
        AttemptQuery.newest(wanted.filter(options.region()), limit == null ? PRINTED : limit)
            .sortedBy(wanted.sort());
    if (export != null) {
      return export(export, query);
    }
    if (report != null) {
      return report(report, query);
    }
    Output output = Output.of(options, ports);
    print(history().find(query), output);
    return ExitCode.DONE;
  }

  private AttemptHistory history() {
    if (from == null) {
      return ports.services().history(options);
    }
    try {
      return new AttemptList(ImportedAttempts.read(from).reversed());
    } catch (IOException _) {
      throw new InvalidParameterException("--from: the file cannot be read");
    } catch (InvalidRequestException e) {
      throw new InvalidParameterException("--from: " + e.userMessage());
    }
  }

  private int export(Path file, AttemptQuery query) throws IOException {
    ExportFormat format =
        ExportFormat.of(file)
            .orElseThrow(
                () -> new InvalidParameterException("--export: FILE must end with .csv or .json"));
    AttemptQuery pages = new AttemptQuery(query.filter(), query.sort(), PAGE, Optional.empty());
    AttemptHistory history = history();
    try {
      OptionalLong saved = AttemptExport.save(history, pages, format, file, _ -> {});
      if (saved.isEmpty()) {
        ports.console().say("Cancelled: nothing was exported.");
        return ExitCode.OTHER;
      }
      ports.console().say("%,d attempts were exported.".formatted(saved.getAsLong()));
      return ExitCode.DONE;
    } catch (IOException e) {
      return unwritable("--export");
    }
  }

  private int report(Path file, AttemptQuery query) throws IOException {
    Path folder = Files.isDirectory(file) ? file : null;
    ReportFormat format =
        (folder == null ? ReportFormat.of(file) : Optional.of(ReportFormat.MARKDOWN))
            .orElseThrow(
                () ->
                    new InvalidParameterException(
                        "--report: FILE must end with .md or .html, or be a folder"));
    Optional<String> job = wanted.jobId();
    if (job.isPresent() == (pipeline != null) || (pipeline != null && from != null)) {
      throw new InvalidParameterException("--report: requires --job-id, or else --pipeline");
    }
    AttemptFilter about =
        AttemptFilter.ALL
            .withJobId(job)
            .withRegion(from == null ? options.region() : Optional.empty());
    if (!query.equals(AttemptQuery.newest(about, PRINTED))) {
      throw new InvalidParameterException(
          "--report: covers all attempts on the case, so it can be combined only with --job-id or"
              + " --pipeline, and --from");
    }
    Instant now = Instant.now();
    Optional<ReportedCase> reported = reported(job);
    if (reported.isEmpty()) {
      return ExitCode.OTHER;
    }
    String text = CaseReport.of(reported.get(), format, Versions.current(), now);
    Path target = folder == null ? file : folder.resolve(reported.get().fileName(format, now));
    try {
      AtomicFile.write(
          target,
          out -> {
            out.write(text);
            return true;
          });
      ports
          .console()
          .say("The report was saved" + (folder == null ? "." : " as " + target.getFileName()));
      return ExitCode.DONE;
    } catch (IOException e) {
      return unwritable("--report");
    }
  }

  private Optional<ReportedCase> reported(Optional<String> job) {
    if (job.isPresent()) {
      return Optional.of(
          from == null
              ? new ReportedCases(options, ports).ofJob(job.get())
              : ReportedCase.ofHistory(job.get(), history(), Optional.empty()));
    }
    return switch (new ReportedCases(options, ports).ofPipeline(Objects.requireNonNull(pipeline))) {
      case Reply.Answered<Optional<ReportedCase>>(var found, _) -> {
        if (found.isEmpty()) {
          ports.console().say("Nothing is in progress or kept out there: no report was saved.");
        }
        yield found;
      }
      case Reply.Failed<Optional<ReportedCase>>(var failure, var receipt) -> {
        ports.console().say(FailureMessages.ofPipelineRead(failure, receipt).text());
        yield Optional.empty();
      }
    };
  }

  private int unwritable(String option) {
    ports.console().say(option + ": the file cannot be written. Choose another file.");
    return ExitCode.OTHER;
  }

  private static void print(List<Attempt> found, Output output) {
    List<Map<String, @Nullable Object>> attempts = found.stream().map(AttemptValues::of).toList();
    output.print(
        "history",
        attempts,
        () -> attempts.stream().map(HistoryCommand::line).collect(Collectors.joining()));
  }

  private static String line(Map<String, @Nullable Object> attempt) {
    return attempt.values().stream()
            .map(value -> value == null ? "" : value.toString().replaceAll("[\\t\\r\\n]", " "))
            .map(Printable::line)
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
