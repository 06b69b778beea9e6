package dev.jobinspector.history.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What rows must fulfil, as SQL with its parameters. Nothing of the user's stands in the SQL.
public final class Conditions {
  private final List<String> sql = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /// Adds one.
  ///
  /// @param condition with a question mark for each value
  public Conditions and(String condition, Object... values) {
    sql.add(condition);
    Collections.addAll(parameters, values);
    return this;
  }

  public Conditions and(Conditions others) {
    sql.addAll(others.sql);
    parameters.addAll(others.parameters);
    return this;
  }

  /// Returns the conditions joined by `and`.
  public String sql() {
    return sql.isEmpty() ? "true" : String.join(" and ", sql);
  }

  /// Returns the values in the order of the question marks.
  public List<Object> parameters() {
    return List.copyOf(parameters);
  }
}
