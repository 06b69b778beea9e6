package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// Work on one database connection.
@FunctionalInterface
public interface SqlFunction<T> {
  T from(Connection database) throws SQLException;
}
