package dev.jobinspector.history.postgres;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.history.query.AttemptConditions;
import dev.jobinspector.history.query.Conditions;
import dev.jobinspector.history.query.Dialect;
import dev.jobinspector.history.query.RowSource;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;

/// How PostgreSQL is asked. It keeps statistics of its tables, so it chooses the access path by
/// itself.
public final class PostgresDialect implements Dialect {
  /// What is searched, in one: for this there is an index where the server has the extension
  /// `pg_trgm`. By the rules of the database, for those of the columns know the case of ASCII only.
  private static final String SEARCHED =
      AttemptConditions.SEARCHED.stream()
          .map("coalesce(%s, '')"::formatted)
          .collect(Collectors.joining(" || E'\\n' || ", "((", ") collate \"default\")"));

  @Override
  public List<RowSource> page(Connection database, AttemptQuery query) {
    return all(query.filter());
  }

  @Override
  public List<RowSource> all(Connection database, AttemptFilter filter) {
    return all(filter);
  }

  public static List<RowSource> all(AttemptFilter filter) {
    Conditions where = AttemptConditions.of(filter, "position");
    if (!filter.text().isEmpty()) {
      where.and(SEARCHED + " ilike ?", AttemptConditions.pattern(filter.text()));
    }
    return List.of(new RowSource("attempt", List.of(), "position", where));
  }
}
