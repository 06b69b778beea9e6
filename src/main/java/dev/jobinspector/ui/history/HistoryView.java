package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FormFields;
import dev.jobinspector.ui.common.FormPopOver;
import dev.jobinspector.ui.common.Loadable;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver.ArrowLocation;

/// The attempts made: filters above, the table, what it sums up to beside it.
public final class HistoryView extends VBox {
  private final HistoryViewModel model;
  private final FileChoice files;

  public HistoryView(HistoryViewModel model, FileChoice files) {
    this.model = model;
    this.files = files;
    getStyleClass().add("pane");
    HistoryTable table = new HistoryTable(model);
    // What is left is the table's: its own wish would squeeze what stands around it.
    table.setPrefHeight(60);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(exportedHistory(), header(), problem(), table, footer());
    setMinHeight(120);
  }

  private Node header() {
    HistoryFilters filters = new HistoryFilters(model);
    Button charts = new Button("Charts");
    charts.setId("history-charts-button");
    charts.getStyleClass().add("flat");
    charts.setMinWidth(Region.USE_PREF_SIZE);
    charts.setTooltip(
        new Tooltip("Statuses over time and errors by code of the matching attempts"));
    FormPopOver popOver =
        new FormPopOver(() -> new HistoryCharts(model.summary()), ArrowLocation.BOTTOM_RIGHT);
    charts.setOnAction(_ -> popOver.toggle(charts));
    // As high as the filters are in the width that is left for them.
    BorderPane header = new BorderPane(filters);
    header.setRight(new HBox(8, charts, menu()));
    return header;
  }

  private MenuButton menu() {
    MenuButton menu = new MenuButton("Export…");
    menu.setId("history-export");
    menu.getStyleClass().add("flat");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.getItems()
        .addAll(
            export("Export matching attempts as CSV…", ExportFormat.CSV),
            export("Export matching attempts as JSON…", ExportFormat.JSON),
            new SeparatorMenuItem(),
            report("Support report of the selected job, Markdown…", ReportFormat.MARKDOWN),
            report("Support report of the selected job, HTML…", ReportFormat.HTML),
            new SeparatorMenuItem(),
            item("Open exported history…", "history-open", this::open));
    return menu;
  }

  private MenuItem export(String title, ExportFormat format) {
    String end = format.extension();
    return item(
        title,
        "history-export-" + end.substring(1),
        () ->
            files
                .saveAs("job-inspector-history" + end)
                .ifPresent(file -> model.export(format, file)));
  }

  private MenuItem report(String title, ReportFormat format) {
    String end = format.extension();
    MenuItem item =
        item(
            title,
            "history-report-" + end.substring(1),
            () -> files.saveAs("job-report" + end).ifPresent(file -> model.report(format, file)));
    item.disableProperty().bind(model.query().pickedJobProperty().map(Optional::isEmpty));
    return item;
  }

  private void open() {
    files.open("Open exported history").ifPresent(model::open);
  }

  private static MenuItem item(String title, String id, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
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
    HBox.setHgrow(userMessage, Priority.ALWAYS);
    userMessage.setMaxWidth(Double.MAX_VALUE);
    Button back = new Button("Back to own history");
    back.setId("history-own");
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(_ -> model.closeExportedHistory());
    HBox banner = new HBox(12, userMessage, back);
    banner.setId("history-foreign");
    banner.getStyleClass().add("foreign-history");
    banner.setAlignment(Pos.CENTER_LEFT);
    banner.visibleProperty().bind(model.shownExportedHistoryProperty().map(Optional::isPresent));
    banner.managedProperty().bind(banner.visibleProperty());
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
    return FormFields.userMessage(userMessage, "answer-problem");
  }

  private static Optional<String> failure(Loadable<?> state) {
    return state instanceof Loadable.Failed<?>(var why)
        ? Optional.of(Printable.lines(why.text()))
        : Optional.empty();
  }

  private Node footer() {
    Label count = quiet("history-count");
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> count(model.summary().stateProperty().get()),
                model.summary().stateProperty(),
                model.rows()));
    Label hint = quiet("history-hint");
    hint.textProperty().bind(model.query().searchProperty().map(HistoryView::hint));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label exported = quiet("history-exported");
    exported.textProperty().bind(model.exports().stateProperty().map(HistoryView::exported));
    Button more = new Button("Show more");
    more.setId("history-more");
    more.getStyleClass().addAll("flat", "small");
    more.disableProperty().bind(model.page().moreProperty().not());
    more.setOnAction(_ -> model.page().showMore());
    HBox footer = new HBox(12, count, hint, gap, exported, more);
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private String count(Loadable<AttemptSummary> state) {
    String shown = "%,d shown".formatted(model.rows().size());
    return switch (state) {
      case Loadable.Idle<AttemptSummary> _ -> "";
      case Loadable.Loading<AttemptSummary> _ -> shown + ", counting…";
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

  private static Label quiet(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("quiet");
    return label;
  }
}
