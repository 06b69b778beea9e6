package dev.jobinspector.ui.history;

import dev.jobinspector.export.ExportFormat;
import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.export.ReportedCase;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be written to files: what matches, or the report of the selected job; and an exported
/// history to be read.
final class ExportMenu extends MenuButton {
  private final HistoryViewModel model;
  private final FileChoice files;

  ExportMenu(HistoryViewModel model, FileChoice files) {
    super("Export");
    this.model = model;
    this.files = files;
    setId("history-export");
    getStyleClass().add("flat");
    setMinWidth(USE_PREF_SIZE);
    getItems()
        .addAll(
            export("Export matching attempts as CSV…", ExportFormat.CSV),
            export("Export matching attempts as JSON…", ExportFormat.JSON),
            new SeparatorMenuItem(),
            report("Report of the selected job, Markdown…", ReportFormat.MARKDOWN),
            report("Report of the selected job, HTML…", ReportFormat.HTML),
            new SeparatorMenuItem(),
            Controls.item("history-open", "Open exported history…", this::open));
  }

  private MenuItem export(String title, ExportFormat format) {
    String end = format.extension();
    return Controls.item(
        "history-export-" + end.substring(1),
        title,
        () ->
            files
                .saveAs("job-inspector-history" + end)
                .ifPresent(file -> model.export(format, file)));
  }

  private MenuItem report(String title, ReportFormat format) {
    String end = format.extension();
    MenuItem item =
        Controls.item(
            "history-report-" + end.substring(1),
            title,
            () -> files.saveAs(name(format)).ifPresent(file -> model.report(format, file)));
    item.disableProperty().bind(model.query().pickedJobProperty().map(Optional::isEmpty));
    return item;
  }

  private String name(ReportFormat format) {
    return new ReportedCase(
            model.query().pickedJobProperty().get(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of())
        .fileName(format, Instant.now());
  }

  private void open() {
    files.open("Open exported history").ifPresent(model::open);
  }
}
