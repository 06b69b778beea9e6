package dev.jobinspector.ui.common;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.text.Printable;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;

/// A status as a dot and its text exactly as the service wrote it. The dot is never the only sign.
public final class StatusLabel extends Label {
  private static final double RADIUS = 4.5;

  public StatusLabel(JobStatus status) {
    super(Printable.line(status.text()));
    Circle dot = new Circle(RADIUS);
    dot.getStyleClass().addAll("status-dot", styleClass(status));
    setGraphic(dot);
    setGraphicTextGap(7);
  }

  private static String styleClass(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED, JobStatus.Known.QUEUED -> "waiting";
      case JobStatus.Known.DISPATCHED -> "handed-out";
      case JobStatus.Known.IN_PROGRESS -> "working";
      case JobStatus.Known.SUCCEEDED -> "good";
      case JobStatus.Known.FAILED, JobStatus.Known.TIMED_OUT -> "bad";
      case JobStatus.Unrecognised _ -> "unrecognised";
    };
  }
}
