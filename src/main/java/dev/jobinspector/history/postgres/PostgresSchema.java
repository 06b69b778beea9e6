package dev.jobinspector.history.postgres;

import static java.util.stream.Collectors.joining;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.Transaction;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.history.rows.IntentColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Objects;

/// The table of the history on a server, and its version.
public final class PostgresSchema {
  static final int VERSION = AttemptRow.SCHEMA_VERSION;

  /// What the tables were counted as that have the columns of version 3.
  private static final int FIRST = 1;

  private static final String IN_FLIGHT =
      """
      create unique index attempt_in_flight on attempt (%s, operation, endpoint, region)
      where outcome is null and exclusive = 1
      """
          .formatted(IntentColumns.SUBJECT.stream().map("(%s)"::formatted).collect(joining(", ")));

  private static final int OLDEST_SERVER = 12;

  /// "job-insp" in ASCII: programs that begin at once make the table one after the other.
  private static final long LOCK = 0x6a6f_622d_696e_7370L;

  /// Where in the SQL the part begins that a server may refuse.
  private static final String SEARCH = "-- Searches:";

  private static final String OPERATORS = "gin_trgm_ops";

  private PostgresSchema() {}

  /// Makes the table if there is none, and upgrades an older one in one transaction.
  ///
  /// @throws AttemptLogException if the server, its encoding or the table is none that this version
  ///   can use
  public static Connection prepare(Connection database) throws SQLException {
    refuseUnfit(database);
    int found = version(database);
    if (found == 0) {
      found = Transaction.on(database, PostgresSchema::createAlone);
    }
    if (found == AttemptRow.UPGRADED_VERSION) {
      found = upgraded(database);
    }
    if (found < VERSION) {
      throw new AttemptLogException(
          "The history was written by a version of the program that is too old to be upgraded from."
              + " Nothing in it was changed. Choose another history.");
    }
    if (found > VERSION) {
      throw new AttemptLogException(
          "The history was written by a newer version of the program. Install that version, or"
              + " choose another history.");
    }
    return database;
  }

  /// Returns the SQL that makes the table, for the program or an administrator.
  public static String sql() {
    try (InputStream file = PostgresSchema.class.getResourceAsStream("postgresql.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int createAlone(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
      int found = version(database);
      if (found == 0) {
        String sql = sql();
        int search = sql.indexOf(SEARCH);
        statement.execute(sql.substring(0, search));
        createSearch(database, sql.substring(search));
        return VERSION;
      }
      return found;
    }
  }

  /// Who may not do that says so and changes nothing.
  private static int upgraded(Connection database) throws SQLException {
    try {
      return Transaction.on(database, PostgresSchema::upgradeAlone);
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState()) || "25006".equals(e.getSQLState())) {
        throw new AttemptLogException(
            "The history was written by an older version of the program, and you may not change its"
                + " table. Let the owner of the table start this version once.",
            e);
      }
      throw e;
    }
  }

  private static int upgradeAlone(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
      int found = version(database);
      if (found != AttemptRow.UPGRADED_VERSION) {
        return found;
      }
      for (AttemptColumn column : AttemptColumn.ADDED) {
        statement.execute("alter table attempt add column " + definition(column));
      }
      statement.execute("drop index attempt_in_flight");
      statement.execute(IN_FLIGHT);
      statement.execute("update attempt_version set version = " + VERSION);
      return VERSION;
    }
  }

  private static String definition(AttemptColumn column) {
    return column.sql()
        + (column.type() == AttemptColumn.Type.TEXT ? " text collate \"C\"" : " bigint");
  }

  private static void createSearch(Connection database, String sql) throws SQLException {
    Savepoint before = database.setSavepoint();
    try (Statement statement = database.createStatement()) {
      statement.execute(sql.replace(OPERATORS, inItsSchema(database)));
    } catch (SQLException _) {
      database.rollback(before);
    }
  }

  /// An extension that is there already may be in a schema that the path does not name.
  private static String inItsSchema(Connection database) throws SQLException {
    String schema =
        string(
            database,
            """
            select quote_ident(nspname) from pg_extension join pg_namespace n on n.oid = extnamespace
            where extname = 'pg_trgm'
            """);
    return schema.isEmpty() ? OPERATORS : schema + "." + OPERATORS;
  }

  /// Looks into the catalog itself: by its name, a session that has once missed a table goes on
  /// missing it until it waits for a lock on one.
  private static int version(Connection database) throws SQLException {
    String tables =
        string(
            database,
            """
            select count(*) from pg_catalog.pg_class
            where relname = 'attempt_version' and pg_table_is_visible(oid)
            """);
    if (tables.equals("0")) {
      return 0;
    }
    String version = string(database, "select max(version) from attempt_version");
    if (version.isEmpty()) {
      throw new AttemptLogException(
          """
          The history's table attempt_version is empty, as if its SQL had not been run to the end. \
          Let the administrator of the database run: insert into attempt_version values (%d)\
          """
              .formatted(VERSION));
    }
    int found = Integer.parseInt(version);
    return found == FIRST ? AttemptRow.UPGRADED_VERSION : found;
  }

  private static void refuseUnfit(Connection database) throws SQLException {
    int server = database.getMetaData().getDatabaseMajorVersion();
    if (server < OLDEST_SERVER) {
      throw new AttemptLogException(
          "The server is PostgreSQL %d; the history needs %d or newer."
              .formatted(server, OLDEST_SERVER));
    }
    String encoding = string(database, "show server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new AttemptLogException(
          """
          The database keeps text as %s, which has no room for all characters. Choose a database \
          whose encoding is UTF8.\
          """
              .formatted(encoding));
    }
  }

  private static String string(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      String value = row.next() ? row.getString(1) : null;
      return value == null ? "" : value;
    }
  }
}
