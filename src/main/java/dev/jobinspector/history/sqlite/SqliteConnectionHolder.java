package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import java.sql.Connection;
import java.sql.SQLException;

/// Holds the connection to a database in a file: it stays until it is closed.
public record SqliteConnectionHolder(Connection opened) implements ConnectionHolder {
  @Override
  public Connection connection() throws SQLException {
    if (opened.isClosed()) {
      throw new AttemptLogException(CLOSED);
    }
    return opened;
  }

  @Override
  public boolean isBroken(SQLException problem) {
    return false;
  }

  @Override
  public void close() throws SQLException {
    opened.close();
  }
}
