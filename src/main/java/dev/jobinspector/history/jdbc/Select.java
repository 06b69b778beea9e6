package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A query.
///
/// @param parameters in the order of their question marks
public record Select(String sql, List<Object> parameters) {
  /// Reads one row of a result.
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> list(Connection database, Row<T> row) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int index = 0; index < parameters.size(); index++) {
        statement.setObject(index + 1, parameters.get(index));
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    }
  }

  public long number(Connection database) throws SQLException {
    return list(database, row -> row.getLong(1)).getFirst();
  }
}
