package dev.jobinspector.history.jdbc;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.Connection;
import java.sql.SQLException;

/// Holds the connection to a database, used by one thread at a time.
public interface ConnectionHolder extends AutoCloseable {
  String CLOSED = "The history is closed.";

  /// Returns the connection that is open, or a new one.
  ///
  /// @throws AttemptLogException if the holder is closed, or if the database is none for this
  ///   program
  Connection connection() throws SQLException;

  /// Returns whether this error ended the connection, so that the next one is new. Nobody can tell
  /// then whether what was being done was committed.
  boolean isBroken(SQLException problem);

  @Override
  void close() throws SQLException;

  /// Returns what the work returns, done once more if the connection broke.
  ///
  /// @param work comes to the same however often it is done
  default <T> T use(SqlFunction<T> work) throws SQLException {
    try {
      return work.from(connection());
    } catch (SQLException e) {
      if (!isBroken(e)) {
        throw e;
      }
      return work.from(connection());
    }
  }
}
