package dev.jobinspector.history.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// Commits work as a whole, or rolls it back.
public final class Transaction {
  private Transaction() {}

  public static <T> T on(Connection database, SqlFunction<T> work) throws SQLException {
    database.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.from(database);
      database.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        database.rollback();
      }
      database.setAutoCommit(true);
    }
  }
}
