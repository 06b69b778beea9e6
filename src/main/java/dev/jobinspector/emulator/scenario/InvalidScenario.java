package dev.jobinspector.emulator.scenario;

/// What is wrong with a scenario, and on which line.
public final class InvalidScenario extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  InvalidScenario(int line, String reason) {
    super(reason);
    this.line = line;
  }

  public int line() {
    return line;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
