package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.history.query.AttemptConditions;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.history.rows.IntentColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of the history in SQLite, and its version.
public final class SqliteSchema {
  public static final int VERSION = AttemptRow.SCHEMA_VERSION;

  /// One write per subject: the database refuses the second, whichever process it comes from.
  private static final String IN_FLIGHT =
      """
      create unique index attempt_in_flight
      on attempt (%s, operation, endpoint, region)
      where outcome is null and exclusive = 1
      """
          .formatted(String.join(", ", IntentColumns.SUBJECT));

  private static final String[] CREATE = {
    """
    create table attempt (
      position integer primary key,
      %4$s,
      failed text generated always as (case when outcome <> 'CONFIRMED' then 'yes' end) virtual,
      owner text,
      exclusive integer not null,
      intent_check integer not null,
      conclusion_check integer
    ) strict
    """,
    IN_FLIGHT,
    "create index attempt_under_way on attempt (owner) where outcome is null",
    "create index attempt_over on attempt (endpoint, region) where job_id is not null",
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

  /// An index for each way of asking, by its name. SQLite adds the position to each by itself.
  public static final Map<String, String> INDEXES = Collections.unmodifiableMap(indexes());

  private SqliteSchema() {}

  public static int version(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("pragma user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  static void create(Statement statement) throws SQLException {
    List<String> indexed = indexed();
    for (String sql : CREATE) {
      statement.execute(
          sql.formatted(
              String.join(", ", indexed), of("new.", indexed), of("old.", indexed), columns()));
    }
    createIndexes(statement);
    statement.execute("pragma user_version = " + VERSION);
  }

  /// Upgrades from version 3, which knew no subjects but jobs and action types, and none of the
  /// columns from [AttemptColumn#SUBJECT_KIND] on. What it wrote stays as it is.
  static void fromVersion3(Statement statement) throws SQLException {
    for (AttemptColumn column : AttemptColumn.ADDED) {
      statement.execute("alter table attempt add column " + definition(column));
    }
    statement.execute("drop index attempt_in_flight");
    statement.execute(IN_FLIGHT);
    statement.execute("pragma user_version = " + VERSION);
  }

  private static String columns() {
    return Stream.concat(AttemptColumn.INTENT.stream(), AttemptColumn.CONCLUSION.stream())
        .map(SqliteSchema::definition)
        .collect(Collectors.joining(",\n  "));
  }

  private static String definition(AttemptColumn column) {
    return column.sql()
        + (column.type() == AttemptColumn.Type.TEXT ? " text" : " integer")
        + (column.isRequired() ? " not null" : "")
        + (column == AttemptColumn.ID ? " unique" : "");
  }

  /// Returns the name of the index in the order of a column.
  ///
  /// @param errors whether it has errors only
  static String index(AttemptColumn column, boolean errors) {
    return "attempt_%sby_%s".formatted(errors ? "failed_" : "", column.sql());
  }

  public static void createIndexes(Statement statement) throws SQLException {
    for (Map.Entry<String, String> index : INDEXES.entrySet()) {
      statement.execute(
          "create index %s on attempt %s".formatted(index.getKey(), index.getValue()));
    }
  }

  private static Map<String, String> indexes() {
    Map<String, String> indexes = new LinkedHashMap<>();
    indexes.put("attempt_failed", "(failed) where failed = 'yes'");
    indexes.put("attempt_of_account", "(coalesce(account, ''), region)");
    indexes.put("attempt_of_region", "(region)");
    // All that filters without a text look at, and all that a summary tells: the table itself need
    // not be read for these.
    indexes.put(
        "attempt_filtered", "(position, outcome, failed, status, error_code, account, region)");
    for (AttemptColumn column : AttemptColumn.ALL_SORTED) {
      if (column != AttemptColumn.STARTED_AT) {
        String key = AttemptConditions.key(column, "position");
        indexes.put(index(column, false), "(%s)".formatted(key));
        indexes.put(index(column, true), "(%s) where failed = 'yes'".formatted(key));
      }
    }
    return indexes;
  }

  /// Returns the columns of the text index.
  static List<String> indexed() {
    List<String> indexed = new ArrayList<>(AttemptConditions.SEARCHED);
    indexed.add("failed");
    return indexed;
  }

  private static String of(String row, List<String> columns) {
    return columns.stream().map(column -> row + column).collect(Collectors.joining(", "));
  }
}
