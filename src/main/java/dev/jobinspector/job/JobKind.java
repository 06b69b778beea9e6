package dev.jobinspector.job;

/// The two kinds of job, told apart by the owner of the action type.
public enum JobKind {
  /// Worked on by a worker of the pipeline's own account.
  CUSTOM("custom"),
  /// Worked on by a partner, who proves itself with a client token.
  THIRD_PARTY("third-party");

  private final String text;

  JobKind(String text) {
    this.text = text;
  }

  /// Returns it as it is written in files and on the command line.
  public String text() {
    return text;
  }

  /// Returns the kind that is written so.
  ///
  /// @throws IllegalArgumentException if there is none
  public static JobKind of(String text) {
    for (JobKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of job is named " + text);
  }
}
