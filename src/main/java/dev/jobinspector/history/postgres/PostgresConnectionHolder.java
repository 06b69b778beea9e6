package dev.jobinspector.history.postgres;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.ConnectionHolder;
import dev.jobinspector.history.jdbc.SqlFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Holds the connection to a server: a new one where the last one broke.
public final class PostgresConnectionHolder implements ConnectionHolder {
  /// The server ends the session: it is shut down, has crashed, or is starting. Class 08 is a
  /// connection that failed: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
  private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

  private final PostgresDatabase database;
  private final SqlFunction<Connection> ready;
  private Optional<Connection> opened = Optional.empty();
  private boolean closed;

  /// @param ready makes a new connection fit for use
  public PostgresConnectionHolder(PostgresDatabase database, SqlFunction<Connection> ready) {
    this.database = database;
    this.ready = ready;
  }

  @Override
  public Connection connection() throws SQLException {
    if (closed) {
      throw new AttemptLogException(CLOSED);
    }
    if (opened.isEmpty()) {
      Connection fresh = database.open();
      boolean usable = false;
      try {
        opened = Optional.of(ready.from(fresh));
        usable = true;
      } finally {
        if (!usable) {
          fresh.close();
        }
      }
    }
    return opened.get();
  }

  @Override
  public boolean isBroken(SQLException problem) {
    boolean broken =
        problem.getSQLState() != null
            && (problem.getSQLState().startsWith("08") || ENDED.contains(problem.getSQLState()));
    if (broken) {
      drop();
    }
    return broken;
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  private void drop() {
    Optional<Connection> old = opened;
    opened = Optional.empty();
    try {
      if (old.isPresent()) {
        old.get().close();
      }
    } catch (SQLException _) {
      assert closed || opened.isEmpty();
    }
  }
}
