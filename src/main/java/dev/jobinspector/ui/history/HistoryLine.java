package dev.jobinspector.ui.history;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.TextFields;

/// The line of the drawer, which stays when that is closed. Whoever looks for something opens it.
final class HistoryLine extends FlowPane {
  private final BooleanProperty open;

  /// @param more whether the other filters are shown
  HistoryLine(HistoryViewModel model, FileChoice files, BooleanProperty open, ToggleButton more) {
    super(8, 4);
    this.open = open;
    ToggleButton title =
        Controls.named(new ToggleButton(), "history-toggle", "flat", "drawer-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    title.setAccessibleText("History");
    title.selectedProperty().bindBidirectional(open);
    title.textProperty().bind(open.map(is -> is ? "▾ History" : "▸ History"));
    QueryViewModel query = model.query();
    ToggleGroup whose = new ToggleGroup();
    ToggleButton mine = whose("history-this-job", "This job", whose);
    ToggleButton all = whose("history-all", "All", whose);
    query.pickedJobOnlyProperty().subscribe(only -> whose.selectToggle(only ? mine : all));
    mine.setOnAction(_ -> choose(query, true, whose, mine));
    all.setOnAction(_ -> choose(query, false, whose, all));
    Controls.named(more, "history-filters", "flat");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.setOnAction(_ -> open.set(open.get() || more.isSelected()));
    getChildren()
        .addAll(
            title,
            Controls.row(0, mine, all),
            search(query),
            checkBox("Errors only", "history-errors-only", query.errorsOnlyProperty()),
            checkBox("Reads", "history-reads", query.readsProperty()),
            more,
            new ExportMenu(model, files));
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("drawer-line");
  }

  private void choose(QueryViewModel query, boolean only, ToggleGroup group, ToggleButton chosen) {
    group.selectToggle(chosen);
    query.pickedJobOnlyProperty().set(only);
    open.set(true);
  }

  private static ToggleButton whose(String id, String text, ToggleGroup group) {
    String pill = id.endsWith("all") ? "right-pill" : "left-pill";
    ToggleButton button = Controls.named(new ToggleButton(text), id, "small", pill);
    button.setToggleGroup(group);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private TextField search(QueryViewModel query) {
    TextField search = Controls.named(TextFields.createClearableTextField(), "history-search");
    search.setPromptText("Search the history");
    search.setAccessibleText("Search the history by job, pipeline, error or request id");
    search.setPrefColumnCount(14); // the line stands whole in the smallest window
    search.textProperty().bindBidirectional(query.searchProperty());
    query
        .searchProperty()
        .subscribe(
            text -> {
              if (!text.isEmpty()) {
                open.set(true);
              }
            });
    return search;
  }

  private CheckBox checkBox(String title, String id, Property<Boolean> wanted) {
    CheckBox box = Controls.check(id, title, wanted);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setOnAction(_ -> open.set(true));
    return box;
  }
}
