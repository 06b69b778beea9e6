package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;

/// How PostgreSQL is asked. It keeps statistics of its tables, so it chooses the way to the rows by
/// itself.
final class PostgresDialect implements Dialect {
  /// What is searched, in one: for this there is an index where the server has the extension
  /// `pg_trgm`. By the rules of the database, for those of the columns know the case of ASCII only.
  private static final String SEARCHED =
      AttemptConditions.SEARCHED.stream()
          .map("coalesce(%s, '')"::formatted)
          .collect(Collectors.joining(" || E'\\n' || ", "((", ") collate \"default\")"));

  @Override
  public List<Source> page(Connection database, AttemptQuery query) {
    return all(query.filter());
  }

  @Override
  public List<Source> all(Connection database, AttemptFilter filter) {
    return all(filter);
  }

  static List<Source> all(AttemptFilter filter) {
    Conditions where = AttemptConditions.of(filter, "position");
    if (!filter.text().isEmpty()) {
      where.and(SEARCHED + " ilike ?", AttemptConditions.pattern(filter.text()));
    }
    return List.of(new Source("attempt", List.of(), "position", where));
  }
}
