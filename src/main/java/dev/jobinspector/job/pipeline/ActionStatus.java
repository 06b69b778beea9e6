package dev.jobinspector.job.pipeline;

import dev.jobinspector.job.JobStatus;

/// The status of an action execution. It says less than a [JobStatus]: whether the job is queued,
/// dispatched or in progress, its action is `InProgress`. A status that this version does not know
/// is kept as it came.
public sealed interface ActionStatus {
  /// Returns it exactly as the service wrote it.
  String text();

  /// Returns the status that the service wrote as this text.
  static ActionStatus of(String text) {
    for (Known known : Known.values()) {
      if (known.text.equals(text)) {
        return known;
      }
    }
    return new Unrecognised(text);
  }

  /// The four of the service model.
  enum Known implements ActionStatus {
    IN_PROGRESS("InProgress"),
    ABANDONED("Abandoned"),
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
  record Unrecognised(String text) implements ActionStatus {}
}
