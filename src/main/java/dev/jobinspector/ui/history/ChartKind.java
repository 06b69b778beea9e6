package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptSummary.StatusCount;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.OutcomeLabels;

/// What a bar of the chart is about: a status, or an outcome without one. The colour follows from
/// it.
record ChartKind(String userMessage, String styleClass) {
  /// All that are not told apart.
  static final ChartKind OTHER = new ChartKind("other", "chart-other");

  static ChartKind of(StatusCount count) {
    return count
        .status()
        .map(status -> new ChartKind(Printable.line(status.text()), styleClass(status)))
        .orElseGet(
            () ->
                new ChartKind(
                    OutcomeLabels.userMessage(count.outcome()),
                    count.outcome().map(ChartKind::styleClass).orElse("chart-under-way")));
  }

  private static String styleClass(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED, JobStatus.Known.QUEUED -> "chart-waiting";
      case JobStatus.Known.DISPATCHED -> "chart-handed-out";
      case JobStatus.Known.IN_PROGRESS -> "chart-working";
      case JobStatus.Known.SUCCEEDED -> "chart-good";
      case JobStatus.Known.FAILED, JobStatus.Known.TIMED_OUT -> "chart-ended-badly";
      case JobStatus.Unrecognised _ -> "chart-waiting";
    };
  }

  private static String styleClass(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "chart-confirmed";
      case REJECTED -> "chart-rejected";
      case UNKNOWN -> "chart-unknown";
      case NOT_SENT -> "chart-not-sent";
    };
  }
}
