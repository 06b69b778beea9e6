package dev.jobinspector.history.rows;

import java.sql.SQLException;

/// A row is as it was written, but says something that this version has no word for.
public final class NewerRowException extends SQLException {
  private static final long serialVersionUID = 1L;

  public NewerRowException(IllegalArgumentException unheardOf) {
    super("A row cannot be understood", unheardOf);
  }
}
