package dev.jobinspector.ui.history;

import dev.jobinspector.ui.common.Fields;
import java.time.LocalDate;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// The first and the last day of a period, to be typed or picked from a calendar.
final class DayFields extends HBox {
  private static final double WIDTH = 136;

  DayFields(PeriodViewModel model) {
    super(6);
    setId("history-days");
    setAlignment(Pos.CENTER_LEFT);
    Label problem = Fields.words(model.problem(), "field-problem");
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

  private static Node day(String id, String title, StringProperty text) {
    DatePicker picker = new DatePicker();
    picker.setId(id);
    picker.setPromptText(title);
    picker.setAccessibleText(title);
    picker.setPrefWidth(WIDTH);
    picker.setMinWidth(WIDTH);
    picker.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(LocalDate day) {
            return day == null ? "" : day.toString();
          }

          // What cannot be read changes nothing: it is said beside the field.
          @Override
          public LocalDate fromString(String typed) {
            return LocalDate.parse(typed.strip());
          }
        });
    picker.getEditor().textProperty().bindBidirectional(text);
    return picker;
  }
}
