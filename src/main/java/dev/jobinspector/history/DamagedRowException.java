package dev.jobinspector.history;

import java.sql.SQLException;

/// A row is not as it was written.
final class DamagedRowException extends SQLException {
  private static final long serialVersionUID = 1L;

  DamagedRowException() {
    super("A row does not match its check sum");
  }
}
