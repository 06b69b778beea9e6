package dev.jobinspector.history;

import dev.jobinspector.job.AttemptFilter;
import dev.jobinspector.job.AttemptSummary;
import dev.jobinspector.job.AttemptSummary.ErrorCount;
import dev.jobinspector.job.AttemptSummary.StatusCount;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts the attempts that match a filter, in the database.
final class SummarySelect {
  /// How many are counted where there is a text to look for: the text index tells quickly where the
  /// newest are, but not how many there are.
  static final int NEWEST_WITH_TEXT = 20_000;

  /// So many that a curve shows, and so few that each can be pointed at.
  private static final int SLICES = 40;

  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30));

  private final AttemptFilter filter;
  private final String matched;
  private final List<Object> parameters = new ArrayList<>();

  private SummarySelect(AttemptFilter filter, List<Source> sources) {
    this.filter = filter;
    this.matched = sources.stream().map(this::part).collect(Collectors.joining(" union all "));
  }

  static AttemptSummary read(Connection database, AttemptFilter filter, List<Source> sources)
      throws SQLException {
    return new SummarySelect(filter, sources).read(database);
  }

  private record Span(long count, long first, long last) {}

  private record Group(
      long slice,
      Optional<Outcome> outcome,
      Optional<JobStatus> status,
      Optional<String> error,
      long count) {}

  private AttemptSummary read(Connection database) throws SQLException {
    Span span =
        select("select count(*), min(micros), max(micros) from (%s) as matched")
            .list(database, row -> new Span(row.getLong(1), row.getLong(2), row.getLong(3)))
            .getFirst();
    if (span.count() == 0) {
      return AttemptSummary.NONE;
    }
    Duration slice = slice(span);
    List<Group> groups =
        select(
                """
                select micros / %d as slice, outcome, status, error_code, count(*) as many
                from (%%s) as matched group by 1, 2, 3, 4\
                """
                    .formatted(micros(slice)))
            .list(database, SummarySelect::group);
    return new AttemptSummary(
        groups.stream().mapToLong(Group::count).sum(),
        isWhole(database, span),
        slice,
        overTime(groups, slice),
        errors(groups));
  }

  private String part(Source source) {
    parameters.addAll(source.parameters());
    String part =
        "select %s / %d as micros, outcome, status, error_code from %s where %s"
            .formatted(source.position(), Timestamp.POSITIONS, source.from(), source.where().sql());
    if (filter.text().isEmpty()) {
      return part;
    }
    parameters.add(NEWEST_WITH_TEXT);
    return "select * from (%s order by %s desc limit ?) as newest"
        .formatted(part, source.position());
  }

  private Select select(String sql) {
    return new Select(sql.formatted(matched), parameters);
  }

  private boolean isWhole(Connection database, Span span) throws SQLException {
    if (filter.looksThroughNewestOnly()) {
      return new Select(
              "select position from attempt order by position desc limit 1 offset ?",
              List.of(AttemptFilter.NEWEST_LOOKED_THROUGH))
          .list(database, row -> row.getLong(1))
          .isEmpty();
    }
    return filter.text().isEmpty() || span.count() < NEWEST_WITH_TEXT;
  }

  private static Duration slice(Span span) {
    return LENGTHS.stream()
        .filter(length -> (span.last() - span.first()) / micros(length) < SLICES)
        .findFirst()
        .orElse(LENGTHS.getLast());
  }

  private static long micros(Duration duration) {
    return duration.toSeconds() * 1_000_000;
  }

  private static Group group(ResultSet row) throws SQLException {
    try {
      return new Group(
          row.getLong("slice"),
          text(row, "outcome").map(Outcome::valueOf),
          text(row, "status").map(JobStatus::of),
          text(row, "error_code"),
          row.getLong("many"));
    } catch (IllegalArgumentException unheardOf) {
      throw new NewerRowException(unheardOf);
    }
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return Optional.ofNullable(text);
  }

  private static List<StatusCount> overTime(List<Group> groups, Duration slice) {
    Map<StatusCount, Long> counts = new LinkedHashMap<>();
    groups.stream()
        .sorted(
            Comparator.comparingLong(Group::slice)
                .thenComparing(group -> group.outcome().map(Outcome::ordinal).orElse(-1))
                .thenComparing(group -> group.status().map(JobStatus::text).orElse("")))
        .forEach(
            group ->
                counts.merge(
                    new StatusCount(
                        Timestamp.instant(group.slice() * micros(slice)),
                        group.outcome(),
                        group.status(),
                        0),
                    group.count(),
                    Long::sum));
    return counts.entrySet().stream()
        .map(
            entry ->
                new StatusCount(
                    entry.getKey().from(),
                    entry.getKey().outcome(),
                    entry.getKey().status(),
                    entry.getValue()))
        .toList();
  }

  private static List<ErrorCount> errors(List<Group> groups) {
    Map<String, Long> counts = new HashMap<>();
    groups.forEach(
        group -> group.error().ifPresent(code -> counts.merge(code, group.count(), Long::sum)));
    return counts.entrySet().stream()
        .map(entry -> new ErrorCount(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(ErrorCount::count).reversed().thenComparing(ErrorCount::code))
        .toList();
  }
}
