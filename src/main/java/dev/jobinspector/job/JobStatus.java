package dev.jobinspector.job;

/// The status of a job as an acknowledge answers it. A status that this version does not know is
/// kept as it came.
public sealed interface JobStatus {
  /// Returns it exactly as the service wrote it.
  String text();

  /// Returns the status that the service wrote as this text.
  static JobStatus of(String text) {
    for (Known known : Known.values()) {
      if (known.text.equals(text)) {
        return known;
      }
    }
    return new Unrecognised(text);
  }

  /// The seven of the service model.
  enum Known implements JobStatus {
    CREATED("Created"),
    QUEUED("Queued"),
    DISPATCHED("Dispatched"),
    IN_PROGRESS("InProgress"),
    TIMED_OUT("TimedOut"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed");

    private final String text;

    Known(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// A status that this version does not know.
  record Unrecognised(String text) implements JobStatus {}
}
