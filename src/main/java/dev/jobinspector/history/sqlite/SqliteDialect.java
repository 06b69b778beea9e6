package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.query.AttemptConditions;
import dev.jobinspector.history.query.Conditions;
import dev.jobinspector.history.query.Dialect;
import dev.jobinspector.history.query.PageSelect;
import dev.jobinspector.history.query.RowSource;
import dev.jobinspector.job.reply.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How SQLite is asked. It plans without knowing how many rows a value has, so the way to the rows
/// is chosen here and prescribed by `indexed by`: through the filter that leaves few rows where
/// there is one, otherwise along the order that is wanted.
public final class SqliteDialect implements Dialect {
  private static final String CONTAINS =
      AttemptConditions.SEARCHED.stream()
          .map(column -> column + " like ? escape '\\'")
          .collect(Collectors.joining(" or ", "(", ")"));

  /// A job id or request id: its first and last letters find it in a tenth of the time of all.
  private static final Pattern ID =
      Pattern.compile(
          "(\\p{XDigit}{8})-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-(\\p{XDigit}{12})");

  /// So few rows are read and sorted in some 30 ms.
  private static final int FEW = 20_000;

  /// So far an order is followed in search of a page.
  private static final int FAR = 5_000;

  /// A way to the rows.
  ///
  /// @param served the filter that it leads to the rows of, whatever else they must fulfil
  private record Way(String index, AttemptFilter served) {}

  /// A text is looked for in its index last of all where another order than that of time is wanted:
  /// only all of its matches can be sorted, and there may be a million.
  @Override
  public List<RowSource> page(Connection database, AttemptQuery query) throws SQLException {
    AttemptFilter filter = plain(query.filter());
    Optional<RowSource> narrow = narrow(database, filter);
    if (narrow.isPresent()) {
      return List.of(narrow.get());
    }
    if (query.sort().column() == AttemptColumn.STARTED_AT
        || !isQuickAlong(database, query, filter)) {
      return broad(filter);
    }
    return List.of(along(query.sort().column(), filter));
  }

  @Override
  public List<RowSource> all(Connection database, AttemptFilter wanted) throws SQLException {
    AttemptFilter filter = plain(wanted);
    Optional<RowSource> narrow = narrow(database, filter);
    return narrow.isPresent() ? List.of(narrow.get()) : broad(filter);
  }

  /// Says of a filter for nothing but errors that it is one: they have indexes of their own.
  private static AttemptFilter plain(AttemptFilter filter) {
    boolean errors = !filter.outcomes().isEmpty() && !filter.outcomes().contains(Outcome.CONFIRMED);
    return errors ? filter.withErrorsOnly(true) : filter;
  }

  /// Newest first without sorting: the text index lists its rows so, and the index over what
  /// filters look at spares reading the rows that do not match.
  private static List<RowSource> broad(AttemptFilter filter) {
    if (isIndexed(filter.text())) {
      return byText(filter);
    }
    String way = filter.text().isEmpty() ? "indexed by attempt_filtered" : "not indexed";
    return List.of(attempts(way, filter));
  }

  private static RowSource along(AttemptColumn column, AttemptFilter filter) {
    boolean errors = filter.errorsOnly();
    return attempts("indexed by " + SqliteSchema.index(column, errors), filter);
  }

  /// Whether a page of matches is among the rows that come first in the order. Where many match it
  /// usually is; but of what is sorted by error, the confirmed come first.
  private static boolean isQuickAlong(Connection database, AttemptQuery query, AttemptFilter filter)
      throws SQLException {
    AttemptFilter served = AttemptFilter.ALL.withErrorsOnly(filter.errorsOnly());
    if (served.equals(filter)) {
      return true;
    }
    AttemptQuery first = new AttemptQuery(served, query.sort(), FAR, query.after());
    SqlStatement rows = PageSelect.of(first, List.of(along(query.sort().column(), served)));
    Conditions where = where(filter);
    List<Object> parameters = new ArrayList<>(rows.parameters());
    parameters.addAll(where.parameters());
    parameters.add(query.limit());
    return new SqlStatement(
                "select count(*) from (select 1 from (%s) where %s limit ?)"
                    .formatted(rows.sql(), where.sql()),
                parameters)
            .number(database)
        == query.limit();
  }

  /// The way with the fewest rows, if these are few. The text is no such way: to count its matches
  /// is to find them all.
  private static Optional<RowSource> narrow(Connection database, AttemptFilter filter)
      throws SQLException {
    if (filter.jobId().isPresent()
        || filter.subject().filter(Subject.Job.class::isInstance).isPresent()) {
      return Optional.of(attempts("indexed by attempt_by_job_id", filter));
    }
    if (filter.subject().filter(on -> on.context().pipeline().isPresent()).isPresent()) {
      return Optional.of(attempts("indexed by attempt_by_pipeline", filter));
    }
    Optional<RowSource> narrowest = Optional.empty();
    long fewest = FEW;
    for (Way way : ways(filter)) {
      long rows = count(database, attempts(way.index(), way.served()));
      if (rows < fewest) {
        narrowest = Optional.of(attempts(way.index(), filter));
        fewest = rows;
      }
    }
    return narrowest;
  }

  private static List<Way> ways(AttemptFilter filter) {
    AttemptFilter all = AttemptFilter.ALL;
    List<Way> ways = new ArrayList<>();
    if (filter.errorsOnly()) {
      ways.add(new Way("indexed by attempt_failed", all.withErrorsOnly(true)));
    }
    if (!filter.outcomes().isEmpty()) {
      ways.add(new Way("indexed by attempt_by_outcome", all.withOutcomes(filter.outcomes())));
    }
    if (filter.account().isPresent()) {
      ways.add(new Way("indexed by attempt_of_account", all.withAccount(filter.account())));
    }
    if (filter.region().isPresent()) {
      ways.add(new Way("indexed by attempt_of_region", all.withRegion(filter.region())));
    }
    if (filter.since().isPresent() || filter.until().isPresent()) {
      ways.add(
          new Way("indexed by attempt_filtered", all.withPeriod(filter.since(), filter.until())));
    }
    return ways;
  }

  private static long count(Connection database, RowSource source) throws SQLException {
    List<Object> parameters = new ArrayList<>(source.parameters());
    parameters.add(FEW);
    return new SqlStatement(
            "select count(*) from (select 1 from %s where %s limit ?)"
                .formatted(source.from(), source.where().sql()),
            parameters)
        .number(database);
  }

  private static RowSource attempts(String way, AttemptFilter filter) {
    return new RowSource("attempt " + way, List.of(), "position", where(filter));
  }

  /// Attempts under way are not in the text index: there are few, and they are looked through.
  private static List<RowSource> byText(AttemptFilter filter) {
    boolean errors = filter.errorsOnly();
    Matcher id = ID.matcher(filter.text());
    boolean isId = id.matches();
    String match =
        "{%s} : (%s)%s"
            .formatted(
                String.join(" ", AttemptConditions.SEARCHED),
                isId ? phrase(id.group(1)) + " AND " + phrase(id.group(2)) : phrase(filter.text()),
                errors ? " AND failed : yes" : "");
    Conditions where = AttemptConditions.of(filter, "found");
    if (isId) {
      andContains(where, filter.text());
    }
    RowSource ended =
        new RowSource(
            "(select rowid as found from attempt_text where attempt_text match ?)"
                + " cross join attempt on position = found",
            List.of(match),
            "found",
            where);
    if (errors) {
      return List.of(ended);
    }
    RowSource underWay = attempts("indexed by attempt_under_way", filter);
    underWay.where().and("outcome is null");
    return List.of(ended, underWay);
  }

  private static Conditions where(AttemptFilter filter) {
    Conditions where = AttemptConditions.of(filter, "position");
    if (!filter.text().isEmpty()) {
      andContains(where, filter.text());
    }
    return where;
  }

  private static void andContains(Conditions where, String text) {
    String pattern = AttemptConditions.pattern(text);
    where.and(CONTAINS, AttemptConditions.SEARCHED.stream().map(_ -> pattern).toArray());
  }

  private static String phrase(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /// The text index knows sequences of three characters: it cannot find a shorter text.
  private static boolean isIndexed(String text) {
    return text.codePointCount(0, text.length()) >= AttemptFilter.SHORTEST_TEXT;
  }
}
