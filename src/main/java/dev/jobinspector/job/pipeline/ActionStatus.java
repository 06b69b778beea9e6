package dev.jobinspector.job.pipeline;

import dev.jobinspector.job.JobStatus;

/// The status of an action's execution, as reads of pipelines tell it. It says less than a
/// [JobStatus]: a job that waits, is dispatched or is worked on makes its action `InProgress` all
/// the same. A status that this version does not know is kept as it came.
public sealed interface ActionStatus {
  /// Exactly as the service wrote it.
  String text();

  /// The status that the service wrote as this text.
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

  /// One that the service model did not have when this was built.
  record Unrecognised(String text) implements ActionStatus {}
}
