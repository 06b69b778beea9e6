package dev.jobinspector.ui.common;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.Outcome;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

/// A sign of fourteen pixels that stands before words. Those that mean something else differ in
/// shape as well as in colour; the words beside it always say the same.
public final class Mark extends StackPane {
  private static final double SIZE = 14;
  private static final String DISC = "M7 0A7 7 0 1 1 7 14A7 7 0 1 1 7 0Z";

  /// What marks stand for; the style class of each is `mark-` with its name.
  public enum Kind {
    CREATED(Paint.STROKE, "M7 3A4 4 0 1 1 7 11A4 4 0 1 1 7 3Z"),
    QUEUED(Paint.STROKE, "M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1Z"),
    DISPATCHED(Paint.FILL, "M1 1H7.5L13 7L7.5 13H1L5.5 7Z"),
    IN_PROGRESS(Paint.FILL, DISC + "M7 2A5 5 0 0 0 7 12Z"),
    SUCCEEDED(Paint.FILL, DISC + "M6 10.6L11.2 5.2L10 4L6 8.2L4 6.2L2.8 7.4Z"),
    FAILED(
        Paint.FILL,
        DISC
            + "M4.6 3.4L3.4 4.6L5.8 7L3.4 9.4L4.6 10.6L7 8.2L9.4 10.6L10.6 9.4L8.2 7L10.6"
            + " 4.6L9.4 3.4L7 5.8Z"),
    TIMED_OUT(Paint.FILL, "M2 0H12V3.4L8.4 7L12 10.6V14H2V10.6L5.6 7L2 3.4Z"),
    UNKNOWN(Paint.STROKE, "M4 4.6A3 3 0 1 1 7 7.6V9.4M7 11.6V12.4"),
    NOT_SENT(Paint.STROKE, "M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1ZM3.6 7H10.4"),
    STUCK(Paint.FILL, "M7 0.6L14 13.4H0ZM6.2 5V9H7.8V5ZM6.2 10.2V11.8H7.8V10.2Z"),
    WAITING(
        Paint.STROKE,
        "M3 1.5H11A1.5 1.5 0 0 1 12.5 3V11A1.5 1.5 0 0 1 11 12.5H3A1.5 1.5 0 0 1 1.5 11V3A1.5 1.5 0"
            + " 0 1 3 1.5Z"),
    CLOSED(Paint.FILL, "M0.5 1H2.5V6H11.5V1H13.5V13H11.5V8H2.5V13H0.5Z"),
    EMULATOR(Paint.FILL, "M0.5 1.5H13.5V10H8V12H10.5V13.5H3.5V12H6V10H0.5ZM2.2 3.2V8.3H11.8V3.2Z"),
    AWS(Paint.FILL, "M3.8 12A3.4 3.4 0 0 1 3.6 5.3A4 4 0 0 1 11.2 5.9A3.1 3.1 0 0 1 10.8 12Z"),
    PRODUCTION(
        Paint.FILL,
        "M4.2 0.5H9.8L13.5 4.2V9.8L9.8 13.5H4.2L0.5 9.8V4.2ZM6.1 3V8H7.9V3ZM6.1 9.4V11.2H7.9V9.4Z");

    private enum Paint {
      FILL,
      STROKE
    }

    private final Paint paint;
    private final String path;

    Kind(Paint paint, String path) {
      this.paint = paint;
      this.path = path;
    }

    /// Returns what it stands for, in a word or two.
    public String text() {
      return switch (this) {
        case CREATED -> "Created";
        case QUEUED -> "Queued";
        case DISPATCHED -> "Dispatched";
        case IN_PROGRESS -> "In progress";
        case SUCCEEDED -> "Succeeded";
        case FAILED -> "Failed";
        case TIMED_OUT -> "Timed out";
        case UNKNOWN -> "Unknown";
        case NOT_SENT -> "Abandoned";
        case STUCK -> "No result";
        case WAITING -> "Waiting";
        case CLOSED -> "Transition closed";
        case EMULATOR -> "Emulator";
        case AWS -> "AWS";
        case PRODUCTION -> "Production";
      };
    }

    private String styleClass() {
      return "mark-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Mark(Kind kind) {
    SVGPath path = new SVGPath();
    path.setContent(kind.path);
    path.setFillRule(FillRule.EVEN_ODD);
    path.getStyleClass()
        .addAll(kind.paint == Kind.Paint.FILL ? "mark-fill" : "mark-stroke", kind.styleClass());
    getChildren().add(path);
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
    getStyleClass().add("mark");
    setMouseTransparent(true);
  }

  /// Returns what stands for a status of a job.
  public static Kind of(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED -> Kind.CREATED;
      case JobStatus.Known.QUEUED -> Kind.QUEUED;
      case JobStatus.Known.DISPATCHED -> Kind.DISPATCHED;
      case JobStatus.Known.IN_PROGRESS -> Kind.IN_PROGRESS;
      case JobStatus.Known.SUCCEEDED -> Kind.SUCCEEDED;
      case JobStatus.Known.FAILED -> Kind.FAILED;
      case JobStatus.Known.TIMED_OUT -> Kind.TIMED_OUT;
      case JobStatus.Unrecognised _ -> Kind.UNKNOWN;
    };
  }

  /// Returns what stands for a status of an action.
  public static Kind of(ActionStatus status) {
    return switch (status) {
      case ActionStatus.Known.IN_PROGRESS -> Kind.IN_PROGRESS;
      case ActionStatus.Known.SUCCEEDED -> Kind.SUCCEEDED;
      case ActionStatus.Known.FAILED -> Kind.FAILED;
      case ActionStatus.Known.ABANDONED -> Kind.NOT_SENT;
      case ActionStatus.Unrecognised _ -> Kind.UNKNOWN;
    };
  }

  /// Returns what stands for the outcome of an attempt; empty while it is in progress.
  public static Kind of(Optional<Outcome> outcome) {
    return outcome.map(Mark::of).orElse(Kind.IN_PROGRESS);
  }

  private static Kind of(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> Kind.SUCCEEDED;
      case REJECTED -> Kind.FAILED;
      case UNKNOWN -> Kind.UNKNOWN;
      case NOT_SENT -> Kind.NOT_SENT;
    };
  }
}
