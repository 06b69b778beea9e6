package dev.jobinspector.troubleshooting.finding;

/// Whether a finding follows from what was read, or only fits it.
public enum Certainty {
  CERTAIN("Certain"),
  LIKELY("Likely");

  private final String userMessage;

  Certainty(String userMessage) {
    this.userMessage = userMessage;
  }

  public String userMessage() {
    return userMessage;
  }
}
