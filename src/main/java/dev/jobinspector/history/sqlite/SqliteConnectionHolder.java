package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Holds the connection to a database in a file, opened when it is first used: a command that only
/// writes opens none to read. It stays until the holder is closed.
public final class SqliteConnectionHolder implements ConnectionHolder {
  /// Opens a connection.
  @FunctionalInterface
  public interface Opening {
    Connection open() throws SQLException;
  }

  private final Opening opening;
  private Optional<Connection> opened = Optional.empty();
  private boolean closed;

  public SqliteConnectionHolder(Opening opening) {
    this.opening = opening;
  }

  /// Holds a connection that is open already.
  public SqliteConnectionHolder(Connection open) {
    this(() -> open);
    opened = Optional.of(open);
  }

  @Override
  public synchronized Connection connection() throws SQLException {
    if (closed) {
      throw new AttemptLogException(CLOSED);
    }
    if (opened.isEmpty()) {
      opened = Optional.of(opening.open());
    }
    return opened.get();
  }

  @Override
  public boolean isBroken(SQLException problem) {
    return false;
  }

  @Override
  public synchronized void close() throws SQLException {
    closed = true;
    if (opened.isPresent()) {
      opened.get().close();
    }
  }
}
