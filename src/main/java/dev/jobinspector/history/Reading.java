package dev.jobinspector.history;

import java.sql.Connection;
import java.sql.SQLException;

/// What is done with one database connection.
@FunctionalInterface
interface Reading<T> {
  T from(Connection database) throws SQLException;
}
