package dev.jobinspector.history;

import dev.jobinspector.job.AttemptLogException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The table of the history in SQLite, and its version.
final class Schema {
  static final int VERSION = 1;

  private static final String[] CREATE = {
    """
    create table attempt (
      position integer primary key,
      id text not null unique,
      started_at integer not null,
      finished_at integer,
      operation text not null,
      job_id text,
      job_kind text,
      action_type text,
      pipeline text,
      stage text,
      action text,
      action_execution_id text,
      pipeline_execution_id text,
      account text,
      region text not null,
      endpoint text not null,
      endpoint_source text not null,
      target text not null,
      profile text,
      outcome text,
      status text,
      error_code text,
      error_message text,
      http_status integer,
      request_id text,
      sends integer,
      owner text not null,
      exclusive integer not null,
      intent_check integer not null,
      conclusion_check integer
    ) strict
    """,
    // One write per job: the database refuses the second, whichever process it comes from.
    """
    create unique index attempt_in_flight
    on attempt (job_id, job_kind, operation, endpoint, region)
    where outcome is null and exclusive = 1
    """,
    "create index attempt_under_way on attempt (owner) where outcome is null",
    "create index attempt_of_job on attempt (job_id) where job_id is not null",
    "create index attempt_over on attempt (endpoint, region) where job_id is not null",
    "create index attempt_failed on attempt (position) where outcome <> 'CONFIRMED'",
  };

  private Schema() {}

  /// Makes the tables of an empty database.
  ///
  /// @throws AttemptLogException if a newer version of the program has written the file
  static void prepare(Connection database, Path file) throws SQLException {
    if (version(database) != VERSION) {
      Transaction.on(
          database,
          locked -> {
            // Another process may have been faster.
            int version = version(locked);
            if (version > VERSION) {
              throw new AttemptLogException(
                  """
                  The history in %s was written by a newer version of the program. Install that \
                  version, or choose another data directory.\
                  """
                      .formatted(file));
            }
            if (version < VERSION) {
              create(locked);
            }
            return version;
          });
    }
  }

  static int version(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("pragma user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void create(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : CREATE) {
        statement.execute(sql);
      }
      statement.execute("pragma user_version = " + VERSION);
    }
  }
}
