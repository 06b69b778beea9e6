package dev.jobinspector.ui.common;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.text.Printable;
import javafx.scene.control.Label;

/// A status as a mark and its text exactly as the service wrote it.
public final class StatusLabel extends Label {
  public StatusLabel(JobStatus status) {
    super(Printable.line(status.text()), new Mark(Mark.of(status)));
    setGraphicTextGap(7);
  }
}
