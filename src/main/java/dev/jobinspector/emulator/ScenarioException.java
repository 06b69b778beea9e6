package dev.jobinspector.emulator;

import java.io.IOException;

/// A scenario file that the emulator refuses, with the line and the reason.
public final class ScenarioException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  ScenarioException(String file, int line, String reason, Throwable cause) {
    super(file + ", line " + line + ": " + reason, cause);
    this.line = line;
    this.reason = reason;
  }

  /// Returns the line, counted from 1.
  public int line() {
    return line;
  }

  /// Returns what is wrong there, in words.
  public String reason() {
    return reason;
  }
}
