package dev.jobinspector.history.rows;

import java.sql.SQLException;

/// A row is not as it was written.
public final class DamagedRowException extends SQLException {
  private static final long serialVersionUID = 1L;

  public DamagedRowException() {
    super("A row does not match its check sum");
  }
}
