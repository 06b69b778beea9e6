package dev.jobinspector.ui.history;

import dev.jobinspector.ui.common.Controls;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The first and the last day of a period, to be typed or picked from a calendar.
final class DayFields extends HBox {
  private static final double FIELD = 104;
  private static final double CALENDAR = 34;

  DayFields(PeriodViewModel model) {
    super(6);
    setId("history-days");
    setAlignment(Pos.CENTER_LEFT);
    Label problem = Controls.userMessage(model.problem(), "field-problem");
    problem.setId("history-days-problem");
    Label to = new Label("to");
    to.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(
            day("history-first-day", "First day", model.firstDayProperty()),
            to,
            day("history-last-day", "Last day", model.lastDayProperty()),
            problem);
  }

  // The picker's own field would do away with what it cannot read, and bring an earlier day back.
  private static Node day(String id, String title, StringProperty text) {
    TextField field = Controls.named(new TextField(), id, "left-pill");
    field.setPromptText(title);
    field.setAccessibleText(title);
    field.setPrefWidth(FIELD);
    field.setMinWidth(FIELD);
    field.textProperty().bindBidirectional(text);
    return new HBox(field, calendar(id, title, text));
  }

  private static Node calendar(String id, String title, StringProperty text) {
    DatePicker calendar = Controls.named(new DatePicker(), id + "-calendar", "right-pill");
    calendar.setAccessibleText(title + ": choose it in a calendar");
    calendar.setEditable(false);
    calendar.setPrefWidth(CALENDAR);
    calendar.setMinWidth(CALENDAR);
    text.subscribe(typed -> calendar.setValue(PeriodViewModel.day(typed).orElse(null)));
    calendar
        .valueProperty()
        .subscribe(
            picked -> {
              if (picked != null && !PeriodViewModel.day(text.get()).equals(Optional.of(picked))) {
                text.set(picked.toString());
              }
            });
    return calendar;
  }
}
