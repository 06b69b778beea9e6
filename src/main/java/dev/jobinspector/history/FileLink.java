package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLogException;
import java.sql.Connection;
import java.sql.SQLException;

/// The way to a database in a file: it stays until it is closed.
record FileLink(Connection opened) implements Link {
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
