package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FormPopOver;
import dev.jobinspector.ui.common.Loadable;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver.ArrowLocation;

/// The attempts made: filters above, the table, what it sums up to beside it.
public final class HistoryView extends VBox {
  private final HistoryViewModel model;

  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ToggleButton more = new ToggleButton("Filters");
  private final HistoryTable table;

  public HistoryView(HistoryViewModel model, FileChoice files) {
    this.model = model;
    setId("history-drawer");
    getStyleClass().add("drawer");
    table = new HistoryTable(model);
    // What is left is the table's: its own wish would squeeze what stands around it.
    table.setPrefHeight(60);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox body = new VBox(6, exportedHistory(), filters(), problem(), table, footer());
    body.getStyleClass().add("drawer-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    Controls.showWhile(body, open);
    getChildren().addAll(new HistoryLine(model, files, open, more), body);
    model
        .exportedHistoryProperty()
        .subscribe(
            state -> {
              if (!(state instanceof Loadable.Idle)) {
                open.set(true);
              }
            });
  }

  private Node filters() {
    FormPopOver popOver =
        new FormPopOver(() -> new HistoryCharts(model.summary()), ArrowLocation.BOTTOM_RIGHT);
    Button charts = Controls.button("history-charts-button", "Charts", () -> {}, "flat");
    charts.setOnAction(_ -> popOver.toggle(charts));
    Controls.tooltip(charts, "Statuses over time and errors by code of the matching attempts");
    // As high as the filters are in the width that is left for them.
    BorderPane row = new BorderPane();
    row.setRight(charts);
    // Built when they are first wanted: the first frame need not wait for what it does not show.
    more.selectedProperty()
        .subscribe(
            wanted -> {
              if (wanted && row.getCenter() == null) {
                row.setCenter(new HistoryFilters(model));
              }
            });
    model
        .query()
        .period()
        .periodProperty()
        .subscribe(period -> more.setSelected(more.isSelected() || period != Period.ANY));
    Controls.showWhile(row, more.selectedProperty());
    return row;
  }

  /// Returns whether the rows are shown, or the line alone.
  public BooleanProperty openProperty() {
    return open;
  }

  /// Returns the table, whose columns the user arranges.
  public TableView<?> table() {
    return table;
  }

  /// Whoever looks at another's history must not take it for their own.
  private Node exportedHistory() {
    Label userMessage = new Label();
    userMessage
        .textProperty()
        .bind(
            model
                .shownExportedHistoryProperty()
                .map(shown -> shown.map(HistoryView::userMessage).orElse("")));
    userMessage.setWrapText(true);
    userMessage.setMinWidth(0);
    userMessage.setMaxWidth(Double.MAX_VALUE);
    HBox banner =
        Controls.row(
            12,
            Controls.grown(userMessage),
            Controls.button("history-own", "Back to own history", model::closeExportedHistory));
    Controls.named(banner, "history-foreign", "foreign-history");
    Controls.showWhile(banner, model.shownExportedHistoryProperty().map(Optional::isPresent));
    return banner;
  }

  private static String userMessage(ExportedHistory other) {
    return "Read-only: attempts from %s (%,d)"
        .formatted(Printable.line(other.name()), other.count());
  }

  private Node problem() {
    ObservableValue<Optional<String>> userMessage =
        Bindings.createObjectBinding(
            () ->
                failure(model.page().stateProperty().get())
                    .or(() -> failure(model.exportedHistoryProperty().get())),
            model.page().stateProperty(),
            model.exportedHistoryProperty());
    return Controls.userMessage(userMessage, "answer-problem");
  }

  private static Optional<String> failure(Loadable<?> state) {
    return state instanceof Loadable.Failed<?>(var why)
        ? Optional.of(Printable.lines(why.text()))
        : Optional.empty();
  }

  private Node footer() {
    ObservableValue<String> count =
        Bindings.createStringBinding(
            () -> count(model.summary().stateProperty().get()),
            model.summary().stateProperty(),
            model.rows());
    ObservableValue<String> hint = model.query().searchProperty().map(HistoryView::hint);
    ObservableValue<String> exported = model.exports().stateProperty().map(HistoryView::exported);
    Button next =
        Controls.button("history-more", "Show more", model.page()::showMore, "flat", "small");
    Controls.showWhile(next, model.page().moreProperty());
    return Controls.row(
        12,
        Controls.words("history-count", count, "quiet"),
        Controls.words("history-hint", hint, "quiet"),
        Controls.gap(),
        Controls.words("history-exported", exported, "quiet"),
        next);
  }

  private String count(Loadable<AttemptSummary> state) {
    String shown = "%,d shown".formatted(model.rows().size());
    return switch (state) {
      case Loadable.Idle<AttemptSummary> _ -> "";
      case Loadable.Loading<AttemptSummary> _ -> shown + ", counting…";
      // That there is none, the table says.
      case Loadable.Loaded<AttemptSummary>(var sum) when sum.count() == 0 -> "";
      case Loadable.Loaded<AttemptSummary>(var sum) ->
          shown + " of %s%,d".formatted(sum.whole() ? "" : "at least ", sum.count());
      case Loadable.Failed<AttemptSummary> _ -> shown;
    };
  }

  private static String hint(String search) {
    return AttemptFilter.ALL.withText(search.strip()).looksThroughNewestOnly()
        ? "Searches of 1–2 characters cover only the newest %,d attempts."
            .formatted(AttemptFilter.NEWEST_LOOKED_THROUGH)
        : "";
  }

  private static String exported(Loadable<String> state) {
    return switch (state) {
      case Loadable.Idle<String> _ -> "";
      case Loadable.Loading<String> _ -> "Saving…";
      case Loadable.Loaded<String>(var userMessage) -> Printable.line(userMessage);
      case Loadable.Failed<String>(var why) -> Printable.line(why.what());
    };
  }
}
