package dev.jobinspector.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The table of the history in SQLite, and its version.
final class Schema {
  static final int VERSION = 2;

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
      failed text generated always as (case when outcome <> 'CONFIRMED' then 'yes' end) virtual,
      owner text,
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
    "create index attempt_failed on attempt (failed) where failed = 'yes'",
    // Finds any three letters wherever they stand. An attempt enters it when it ends: entering it
    // twice would cost each request a third of its time on disk.
    """
    create view attempt_ended_text as
    select position, %1$s from attempt where outcome is not null
    """,
    """
    create virtual table attempt_text using fts5(
      %1$s,
      content = 'attempt_ended_text', content_rowid = 'position', tokenize = 'trigram')
    """,
    """
    create trigger attempt_ended after update on attempt
    when old.outcome is null and new.outcome is not null begin
      insert into attempt_text (rowid, %1$s) values (new.position, %2$s);
    end
    """,
    """
    create trigger attempt_corrected after update on attempt when old.outcome is not null begin
      insert into attempt_text (attempt_text, rowid, %1$s) values ('delete', old.position, %3$s);
      insert into attempt_text (rowid, %1$s) values (new.position, %2$s);
    end
    """,
    """
    create trigger attempt_removed after delete on attempt when old.outcome is not null begin
      insert into attempt_text (attempt_text, rowid, %1$s) values ('delete', old.position, %3$s);
    end
    """,
  };

  private Schema() {}

  static int version(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("pragma user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  static void create(Statement statement) throws SQLException {
    List<String> indexed = indexed();
    for (String sql : CREATE) {
      statement.execute(
          sql.formatted(String.join(", ", indexed), of("new.", indexed), of("old.", indexed)));
    }
    statement.execute("pragma user_version = " + VERSION);
  }

  /// The columns of the text index.
  static List<String> indexed() {
    List<String> indexed = new ArrayList<>(AttemptSelect.SEARCHED);
    indexed.add("failed");
    return indexed;
  }

  private static String of(String row, List<String> columns) {
    return columns.stream().map(column -> row + column).collect(Collectors.joining(", "));
  }
}
