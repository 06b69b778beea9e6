package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.history.jdbc.SqlErrorMessages;
import dev.jobinspector.history.rows.DamagedRowException;
import dev.jobinspector.history.rows.NewerRowException;
import java.nio.file.Path;
import java.sql.SQLException;

/// The messages for SQLite's result codes. The codes are those of
/// <https://sqlite.org/rescode.html>.
public record SqliteErrorMessages(DatabaseFiles folder) implements SqlErrorMessages {
  private static final int PERMISSION = 3;
  private static final int BUSY = 5;
  private static final int READ_ONLY = 8;
  private static final int INPUT_OUTPUT = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  public static boolean isDamage(SQLException problem) {
    return problem instanceof DamagedRowException
        || problem.getErrorCode() == CORRUPT
        || problem.getErrorCode() == NOT_A_DATABASE;
  }

  public AttemptLogException unwritable() {
    return new AttemptLogException("The history cannot be written: " + notPermitted());
  }

  private String notPermitted() {
    return """
    %s may not be written. Give yourself write access to the file and its folder, or choose \
    another data directory, and restart the program.\
    """
        .formatted(file());
  }

  private Path file() {
    return folder.database();
  }

  @Override
  public String why(SQLException problem) {
    if (problem instanceof NewerRowException) {
      return "a newer version of the program has written to %s. Install that version."
          .formatted(file());
    }
    if (isDamage(problem)) {
      folder.markSuspect();
      return "%s is damaged. Restart the program: it sets the file aside and starts a new one."
          .formatted(file());
    }
    return switch (problem.getErrorCode()) {
      case FULL -> "the disk is full. Free some space for %s and try again.".formatted(file());
      case READ_ONLY, PERMISSION, CANNOT_OPEN -> notPermitted();
      case BUSY ->
          "another program has kept %s locked for too long. Close it and try again."
              .formatted(file());
      case INPUT_OUTPUT ->
          "the disk of %s reports an error. Check the disk and try again.".formatted(file());
      default ->
          "%s cannot be used (SQLite result code %d). Restart the program; if that does not help,"
                  .formatted(file(), problem.getErrorCode())
              + " move the file away.";
    };
  }
}
