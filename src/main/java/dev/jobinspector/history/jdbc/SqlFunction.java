package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// What is done with one database connection.
@FunctionalInterface
public interface SqlFunction<T> {
  T from(Connection database) throws SQLException;
}
