package dev.jobinspector.history.query;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.AttemptSummary.Group;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.NewerRowException;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts the attempts that match a filter, in the database.
final class SummarySelect {
  /// How many are counted where there is a text to look for: the text index tells quickly where the
  /// newest are, but not how many there are.
  static final int NEWEST_WITH_TEXT = 10_000;

  private final AttemptFilter filter;
  private final String matched;
  private final List<Object> parameters = new ArrayList<>();

  private SummarySelect(AttemptFilter filter, List<RowSource> sources) {
    this.filter = filter;
    this.matched = sources.stream().map(this::part).collect(Collectors.joining(" union all "));
  }

  static AttemptSummary read(Connection database, AttemptFilter filter, List<RowSource> sources)
      throws SQLException {
    return new SummarySelect(filter, sources).read(database);
  }

  private record Span(long count, long first, long last) {}

  private AttemptSummary read(Connection database) throws SQLException {
    Span span =
        select("select count(*), min(micros), max(micros) from (%s) as matched")
            .list(database, row -> new Span(row.getLong(1), row.getLong(2), row.getLong(3)))
            .getFirst();
    if (span.count() == 0) {
      return AttemptSummary.NONE;
    }
    Duration slice =
        AttemptSummary.slice(Microseconds.instant(span.first()), Microseconds.instant(span.last()));
    long micros = slice.toSeconds() * 1_000_000;
    return AttemptSummary.of(
        isWhole(database, span),
        slice,
        select(
                """
                select micros / %1$d * %1$d as since, outcome, status, error_code, count(*) as many
                from (%%s) as matched group by 1, 2, 3, 4\
                """
                    .formatted(micros))
            .list(database, SummarySelect::group));
  }

  private String part(RowSource source) {
    parameters.addAll(source.parameters());
    String part =
        "select %s / %d as micros, outcome, status, error_code from %s where %s"
            .formatted(
                source.position(), Microseconds.POSITIONS, source.from(), source.where().sql());
    if (filter.text().isEmpty()) {
      return part;
    }
    parameters.add(NEWEST_WITH_TEXT);
    return "select * from (%s order by %s desc limit ?) as newest"
        .formatted(part, source.position());
  }

  private SqlStatement select(String sql) {
    return new SqlStatement(sql.formatted(matched), parameters);
  }

  private boolean isWhole(Connection database, Span span) throws SQLException {
    if (filter.looksThroughNewestOnly()) {
      return new SqlStatement(
              "select position from attempt order by position desc limit 1 offset ?",
              List.of(AttemptFilter.NEWEST_LOOKED_THROUGH))
          .list(database, row -> row.getLong(1))
          .isEmpty();
    }
    return filter.text().isEmpty() || span.count() < NEWEST_WITH_TEXT;
  }

  private static Group group(ResultSet row) throws SQLException {
    try {
      return new Group(
          Microseconds.instant(row.getLong("since")),
          text(row, "outcome").map(Outcome::valueOf),
          text(row, "status").map(JobStatus::of),
          text(row, "error_code"),
          row.getLong("many"));
    } catch (IllegalArgumentException e) {
      throw new NewerRowException(e);
    }
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return Optional.ofNullable(text);
  }
}
