package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.query.Conditions;
import dev.jobinspector.history.query.Dialect;
import dev.jobinspector.history.query.PageSelect;
import dev.jobinspector.history.query.RowSource;
import dev.jobinspector.job.reply.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// How SQLite is asked: by the [AccessPath] that is quickest.
public final class SqliteDialect implements Dialect {
  /// So few rows are read and sorted in some 30 ms.
  private static final int FEW = 20_000;

  /// So far an order is followed in search of a page.
  private static final int FAR = 5_000;

  @Override
  public List<RowSource> page(Connection database, AttemptQuery query) throws SQLException {
    AttemptFilter filter = plain(query.filter());
    AttemptColumn order = query.sort().column();
    return AccessPath.of(
            filter, order, () -> isNear(database, query, filter), () -> isFew(database, filter))
        .sources(filter, order);
  }

  @Override
  public List<RowSource> all(Connection database, AttemptFilter wanted) throws SQLException {
    AttemptFilter filter = plain(wanted);
    AttemptColumn order = AttemptColumn.STARTED_AT;
    AccessPath.Check few = () -> isFew(database, filter);
    return AccessPath.of(filter, order, () -> !few.holds(), few).sources(filter, order);
  }

  /// Says of a filter for nothing but errors that it is one: they have indexes of their own.
  private static AttemptFilter plain(AttemptFilter filter) {
    boolean errors = !filter.outcomes().isEmpty() && !filter.outcomes().contains(Outcome.CONFIRMED);
    return errors ? filter.withErrorsOnly(true) : filter;
  }

  /// Whether a page of matches is among the rows that come first in the order. Where many match it
  /// usually is; but of what is sorted by error, the confirmed come first.
  private static boolean isNear(Connection database, AttemptQuery query, AttemptFilter filter)
      throws SQLException {
    AttemptColumn order = query.sort().column();
    AttemptFilter served = AttemptFilter.ALL.withErrorsOnly(filter.errorsOnly());
    if (order == AttemptColumn.STARTED_AT) {
      served = served.withPeriod(filter.since(), filter.until());
    }
    if (served.equals(filter)) {
      return true;
    }
    AttemptQuery first = new AttemptQuery(served, query.sort(), FAR, query.after());
    SqlStatement rows = PageSelect.of(first, AccessPath.ORDER.sources(served, order));
    return count(database, "(" + rows.sql() + ")", rows, TextSearch.where(filter), query.limit())
        == query.limit();
  }

  private static boolean isFew(Connection database, AttemptFilter filter) throws SQLException {
    AttemptFilter others = filter.withText("");
    return !others.equals(AttemptFilter.ALL)
        && count(database, "attempt", SqlStatement.of(""), TextSearch.where(others), FEW) < FEW;
  }

  private static long count(
      Connection database, String from, SqlStatement given, Conditions where, int limit)
      throws SQLException {
    return new SqlStatement(
            "select count(*) from (select 1 from %s where %s limit ?)".formatted(from, where.sql()),
            Stream.of(given.parameters(), where.parameters(), List.of(limit))
                .<Object>flatMap(List::stream)
                .toList())
        .number(database);
  }
}
