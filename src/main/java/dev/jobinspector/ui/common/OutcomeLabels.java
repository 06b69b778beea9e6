package dev.jobinspector.ui.common;

import dev.jobinspector.job.reply.Outcome;
import java.util.Optional;
import javafx.scene.control.Label;

/// OutcomeLabels as they are shown: the word says it, the colour helps.
public final class OutcomeLabels {
  private static final String IN_PROGRESS = "in progress";

  private OutcomeLabels() {}

  /// Returns a label of an attempt's outcome; empty while it is in progress.
  public static Label label(Optional<Outcome> outcome) {
    Label label = new Label(userMessage(outcome), new Mark(Mark.of(outcome)));
    label.setGraphicTextGap(6);
    label
        .getStyleClass()
        .addAll("outcome", outcome.map(OutcomeLabels::styleClass).orElse("under-way"));
    return label;
  }

  /// Of an attempt that has not ended, too.
  public static String userMessage(Optional<Outcome> outcome) {
    return outcome.map(OutcomeLabels::userMessage).orElse(IN_PROGRESS);
  }

  /// In the words of the window.
  public static String userMessage(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "confirmed";
      case REJECTED -> "rejected";
      case UNKNOWN -> "unknown";
      case NOT_SENT -> "not sent";
    };
  }

  private static String styleClass(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "confirmed";
      case REJECTED -> "rejected";
      case UNKNOWN -> "unknown";
      case NOT_SENT -> "not-sent";
    };
  }
}
