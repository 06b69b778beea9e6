package dev.jobinspector.cli;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.text.AwsTimestamps;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which attempts, and in which order.
final class AttemptOptions {
  /// What attempts can be sorted by.
  static final class SortNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return AttemptColumn.ALL_SORTED.stream().map(AttemptColumn::option).iterator();
    }
  }

  @Option(names = "--job-id", paramLabel = "<value>", description = "Only attempts on this job.")
  private @Nullable String jobId;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "Only attempts with this text in job id, pipeline, status, error or request id.")
  private String search = "";

  @Option(names = "--errors-only", description = "Only attempts that were not confirmed.")
  private boolean errorsOnly;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only attempts at or after this time: 2026-03-01 or 2026-03-01T12:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only attempts before this time.")
  private @Nullable String until;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      split = ",",
      description = "Only attempts with this outcome: confirmed, rejected, unknown, not-sent.")
  private List<String> outcomes = List.of();

  @Option(
      names = "--account-id",
      paramLabel = "ACCOUNT",
      description = "Only attempts in this account; --region chooses the Region.")
  private @Nullable String account;

  @Option(
      names = "--sort",
      paramLabel = "COLUMN[:asc|:desc]",
      description = "Sort by ${COMPLETION-CANDIDATES}. The default is started-at, newest first.",
      completionCandidates = SortNames.class)
  private @Nullable String sort;

  /// @param region as the option for all commands says
  AttemptFilter filter(Optional<String> region) {
    return AttemptFilter.ALL
        .withText(search)
        .withErrorsOnly(errorsOnly)
        .withJobId(jobId())
        .withPeriod(moment("--since", since), moment("--until", until))
        .withOutcomes(outcomes())
        .withAccount(Optional.ofNullable(account))
        .withRegion(region);
  }

  Optional<String> jobId() {
    return Optional.ofNullable(jobId);
  }

  AttemptSort sort() {
    if (sort == null) {
      return AttemptSort.NEWEST_FIRST;
    }
    String name = sort.replaceFirst(":(asc|desc)$", "");
    for (AttemptColumn column : AttemptColumn.ALL_SORTED) {
      if (column.option().equals(name)) {
        boolean newestFirst = column == AttemptColumn.STARTED_AT && name.equals(sort);
        return new AttemptSort(column, newestFirst || sort.endsWith(":desc"));
      }
    }
    throw new InvalidParameterException(
        "--sort: must be a column that --help lists, optionally followed by :asc or :desc");
  }

  private static Optional<Instant> moment(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        AwsTimestamps.text(text)
            .orElseThrow(
                () ->
                    new InvalidParameterException(
                        option
                            + ": must be a day or a time, such as 2026-03-01 or"
                            + " 2026-03-01T12:00:00Z")));
  }

  private Set<Outcome> outcomes() {
    Set<Outcome> wanted = EnumSet.noneOf(Outcome.class);
    for (String text : outcomes) {
      boolean known = false;
      for (Outcome outcome : Outcome.values()) {
        if (spelled(outcome.name()).equals(text)) {
          known = wanted.add(outcome) || wanted.contains(outcome);
        }
      }
      if (!known) {
        throw new InvalidParameterException(
            "--outcome: must be confirmed, rejected, unknown or not-sent");
      }
    }
    return wanted;
  }

  private static String spelled(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
