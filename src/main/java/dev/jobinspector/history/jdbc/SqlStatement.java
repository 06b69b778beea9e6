package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A query or an update with its parameters, prepared for one use.
///
/// @param parameters in the order of their question marks
public record SqlStatement(String sql, List<? extends @Nullable Object> parameters) {
  /// Reads one row of a result.
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public static SqlStatement of(String sql, Object... parameters) {
    return new SqlStatement(sql, List.of(parameters));
  }

  /// Returns what is read of each row.
  public <T> List<T> list(Connection database, Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    read(database, next -> found.add(row.read(next)));
    return found;
  }

  /// Returns what is read of the first row; empty if there is none.
  public <T> Optional<T> first(Connection database, Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    read(database, next -> !found.add(row.read(next)));
    return found.stream().findFirst();
  }

  /// Returns the number in the first row; 0 if there is no row.
  public long number(Connection database) throws SQLException {
    return first(database, row -> row.getLong(1)).orElse(0L);
  }

  public boolean hasRow(Connection database) throws SQLException {
    return first(database, _ -> true).isPresent();
  }

  /// Reads rows for as long as the reader answers true.
  public void read(Connection database, Row<Boolean> reader) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet rows = bind(statement, parameters).executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = reader.read(rows);
      }
    }
  }

  /// Executes it, whatever it is, without looking at a result.
  public void execute(Connection database) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      bind(statement, parameters).execute();
    }
  }

  /// Returns the statement, with the parameters set.
  public static PreparedStatement bind(
      PreparedStatement statement, List<? extends @Nullable Object> parameters)
      throws SQLException {
    for (int index = 0; index < parameters.size(); index++) {
      statement.setObject(index + 1, parameters.get(index));
    }
    return statement;
  }
}
