package dev.jobinspector.history;

import java.sql.Connection;
import java.sql.SQLException;

/// All or nothing.
final class Transaction {
  private Transaction() {}

  static <T> T on(Connection database, Reading<T> work) throws SQLException {
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
