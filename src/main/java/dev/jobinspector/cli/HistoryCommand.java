package dev.jobinspector.cli;

import dev.jobinspector.job.AttemptFilter;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.AttemptValues;
import dev.jobinspector.request.JsonText;
import dev.jobinspector.request.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints attempts, newest first.
@Command(
    name = "history",
    description = "Prints the attempts that were made, newest first.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Ports ports;

  @Option(names = "--job-id", paramLabel = "<value>", description = "Only attempts on this job.")
  private @Nullable String jobId;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only attempts that say this about job, place, status, error or request id.")
  private String search = "";

  @Option(names = "--errors-only", description = "Only attempts that were not confirmed.")
  private boolean errorsOnly;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most; 100 by default.")
  private int limit;

  HistoryCommand(GlobalOptions options, Ports ports) {
    this.options = options;
    this.ports = ports;
  }

  @Override
  public Integer call() {
    OutputFormat format = OutputFormat.of(options, ports.console());
    if (limit < 1) {
      throw new WrongParameterException("--limit: at least 1 is needed");
    }
    AttemptFilter filter =
        AttemptFilter.ALL
            .withText(search)
            .withErrorsOnly(errorsOnly)
            .withJobId(Optional.ofNullable(jobId));
    var query = AttemptQuery.newest(filter, limit);
    List<Map<String, @Nullable Object>> attempts =
        ports.services().history(options).find(query).stream().map(AttemptValues::of).toList();
    ports
        .console()
        .print(
            switch (format) {
              case JSON -> JsonText.of(attempts) + "\n";
              case YAML -> YamlText.of(attempts);
              case TEXT ->
                  attempts.stream().map(HistoryCommand::line).collect(Collectors.joining());
            });
    return Exit.DONE;
  }

  private static String line(Map<String, @Nullable Object> attempt) {
    return attempt.values().stream()
            .map(value -> value == null ? "" : value.toString().replaceAll("[\\t\\r\\n]", " "))
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
