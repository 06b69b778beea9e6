package dev.jobinspector.history.sqlite;

import dev.jobinspector.history.jdbc.Drivers;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.history.rows.DamagedRowException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Connections to one SQLite file. They never follow a symbolic link, not even one that appears
/// between our look at the file and the engine's.
public record SqliteDatabase(Path file) {
  private static final int OPEN_READ_ONLY = 0x1;
  private static final int OPEN_READ_WRITE = 0x2;
  private static final int OPEN_URI = 0x40;
  private static final int OPEN_NO_FOLLOW = 0x0100_0000;

  /// How long a write waits for those of other processes. Each takes a few milliseconds, so that
  /// only a hanging process lets it pass.
  private static final int BUSY_MILLIS = 30_000;

  /// Returns a connection that is durable at each commit, also when the power fails; on macOS that
  /// takes a full sync.
  public Connection writer() throws SQLException {
    if (file.toFile().length() == 0) {
      try (Connection fresh = open("", OPEN_READ_WRITE, Map.of())) {
        FreePages.canBeGivenBack(fresh);
      }
    }
    return open(
        "",
        OPEN_READ_WRITE,
        Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "fullfsync", "true",
            "journal_size_limit", "16777216",
            "transaction_mode", "IMMEDIATE"));
  }

  public Connection reader() throws SQLException {
    return open("", OPEN_READ_ONLY, Map.of());
  }

  /// Returns a connection for a file in a place where the engine can make no files of its own.
  /// Nobody else can be writing there.
  public Connection immutableReader() throws SQLException {
    return open("?immutable=1", OPEN_READ_ONLY, Map.of());
  }

  /// Looks at the structure of the table and its indexes: 2 ms for a thousand rows.
  ///
  /// @throws SQLException that [SqliteErrorMessages#isDamage] if anything is wrong
  public static void checkQuickly(Connection database) throws SQLException {
    if (SqliteSchema.version(database) > 0) {
      check(database, "pragma integrity_check(attempt)");
    }
  }

  /// Reads everything: the structure, each row against its check sums, and, which no other process
  /// can write meanwhile, the text index against the rows.
  ///
  /// @throws SQLException that [SqliteErrorMessages#isDamage] if anything is wrong
  public static void check(Connection database, boolean textIndexToo) throws SQLException {
    check(database, "pragma integrity_check(1)");
    if (SqliteSchema.version(database) != SqliteSchema.VERSION) {
      return;
    }
    AttemptRow attempts = new AttemptRow();
    SqlStatement.of("select " + AttemptRow.COLUMNS + " from attempt")
        .read(
            database,
            row -> {
              attempts.verify(row);
              return true;
            });
    if (textIndexToo) {
      SqlStatement.of("insert into attempt_text (attempt_text, rank) values ('integrity-check', 1)")
          .execute(database);
    }
  }

  private static void check(Connection database, String check) throws SQLException {
    if (!SqlStatement.of(check)
        .first(database, row -> row.getString(1))
        .equals(Optional.of("ok"))) {
      throw new DamagedRowException();
    }
  }

  private Connection open(String parameters, int mode, Map<String, String> settings)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("open_mode", Integer.toString(mode | OPEN_URI | OPEN_NO_FOLLOW));
    properties.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
    settings.forEach(properties::setProperty);
    return connect("jdbc:sqlite:" + file.toUri() + parameters, properties);
  }

  private Connection connect(String url, Properties properties) throws SQLException {
    if (!LibraryFolder.isChosen(file.toAbsolutePath().getParent())) {
      throw new NoLibraryException();
    }
    return Drivers.connect("org.sqlite.JDBC", url, properties);
  }

  /// SQLite's library cannot be loaded from anywhere.
  static final class NoLibraryException extends SQLException {
    private static final long serialVersionUID = 1L;

    NoLibraryException() {
      super("SQLite's library cannot be loaded.");
    }
  }
}
