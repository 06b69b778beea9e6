package dev.jobinspector.cli;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptList;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.cli.common.OutputFormat;
import dev.jobinspector.export.AttemptExport;
import dev.jobinspector.export.AttemptValues;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ImportedAttempts;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.export.SupportReport;
import dev.jobinspector.export.Versions;
import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.JsonText;
import dev.jobinspector.text.Printable;
import dev.jobinspector.text.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
          "Saves a support report of the job of --job-id with its newest 1,000 attempts: FILE ends"
              + " with .md or .html.")
  private @Nullable Path report;

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
    print(history().find(query));
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
    ReportFormat format =
        ReportFormat.of(file)
            .orElseThrow(
                () -> new InvalidParameterException("--report: FILE must end with .md or .html"));
    String job =
        wanted
            .jobId()
            .orElseThrow(() -> new InvalidParameterException("--report: requires --job-id"));
    if (!query.equals(AttemptQuery.ofJob(job, PRINTED))) {
      throw new InvalidParameterException(
          "--report: covers all attempts on the job, so it can be combined only with --job-id and"
              + " --from");
    }
    String text = SupportReport.of(job, history(), format, Versions.current(), Instant.now());
    try {
      AtomicFile.write(
          file,
          out -> {
            out.write(text);
            return true;
          });
      ports.console().say("The report was saved.");
      return ExitCode.DONE;
    } catch (IOException e) {
      return unwritable("--report");
    }
  }

  private int unwritable(String option) {
    ports.console().say(option + ": the file cannot be written. Choose another file.");
    return ExitCode.OTHER;
  }

  private void print(List<Attempt> found) {
    List<Map<String, @Nullable Object>> attempts = found.stream().map(AttemptValues::of).toList();
    ports
        .console()
        .print(
            switch (OutputFormat.of(options, ports.console())) {
              // An escape of Printable is one of JSON too.
              case JSON -> Printable.lines(JsonText.of(attempts)) + "\n";
              case YAML -> YamlText.of(attempts);
              case TEXT ->
                  attempts.stream().map(HistoryCommand::line).collect(Collectors.joining());
            });
  }

  private static String line(Map<String, @Nullable Object> attempt) {
    return attempt.values().stream()
            .map(value -> value == null ? "" : value.toString().replaceAll("[\\t\\r\\n]", " "))
            .map(Printable::line)
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
