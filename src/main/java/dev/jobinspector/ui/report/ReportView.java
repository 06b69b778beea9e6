package dev.jobinspector.ui.report;

import dev.jobinspector.export.ReportFormat;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.copy.Copied;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Where the report of the case is saved or copied, and its pipeline exported as a scenario; what
/// is saved can be opened.
public final class ReportView extends VBox {
  private final ReportViewModel model;
  private final FileChoice files;
  private final Consumer<String> browser;

  /// @param browser opens a page, a file or a folder
  public ReportView(ReportViewModel model, FileChoice files, Consumer<String> browser) {
    super(8);
    this.model = model;
    this.files = files;
    this.browser = browser;
    setId("report-form");
    getStyleClass().add("panel-form");
    getChildren()
        .addAll(
            Controls.title("Report of the case"),
            Controls.text(
                "For whoever takes over: the state now, the findings with what is missing, what was"
                    + " sent and answered. It holds no secret.",
                "quiet"),
            new FlowPane(
                8,
                8,
                save("report-markdown", "Save as Markdown…", ReportFormat.MARKDOWN),
                save("report-html", "Save as HTML…", ReportFormat.HTML),
                Controls.button(
                    "report-copy",
                    "Copy as Markdown",
                    () -> model.copy(text -> Copied.copy("the report as Markdown", text)))),
            Controls.text(
                "To rehearse an act before doing it: the pipeline as it is now, for the emulator,"
                    + " without secrets.",
                "quiet"),
            scenario(),
            said());
  }

  private Node scenario() {
    FlowPane row =
        new FlowPane(
            8,
            8,
            Controls.button("report-scenario", "Export scenario…", this::exportScenario),
            Controls.check("report-replace-ids", "Replace ids", model.replaceIdsProperty()));
    row.setRowValignment(VPos.CENTER);
    return row;
  }

  private void exportScenario() {
    model
        .fileName(ReportFormat.MARKDOWN)
        .map(name -> name.replaceFirst("\\.md$", ".scenario.json"))
        .flatMap(files::saveAs)
        .ifPresent(model::exportScenario);
  }

  private Button save(String id, String title, ReportFormat format) {
    return Controls.button(
        id,
        title,
        () ->
            model
                .fileName(format)
                .flatMap(files::saveAs)
                .ifPresent(file -> model.save(format, file)));
  }

  private Node said() {
    ObservableValue<Optional<Path>> saved =
        model
            .stateProperty()
            .map(
                state ->
                    state instanceof Loadable.Loaded<ReportViewModel.Done>(var done)
                        ? done.file()
                        : Optional.empty());
    Label text = Controls.userMessage(model.stateProperty().map(ReportView::userMessage));
    text.setId("report-said");
    text.setMinHeight(USE_PREF_SIZE);
    Button open =
        Controls.button(
            "report-open", "Open", () -> saved.getValue().ifPresent(this::browse), "flat");
    Button folder =
        Controls.button(
            "report-folder",
            "Show in folder",
            () ->
                saved
                    .getValue()
                    .flatMap(file -> Optional.ofNullable(file.toAbsolutePath().getParent()))
                    .ifPresent(this::browse),
            "flat");
    Controls.showWhile(open, saved.map(Optional::isPresent));
    Controls.showWhile(folder, saved.map(Optional::isPresent));
    return new FlowPane(8, 8, text, open, folder);
  }

  private void browse(Path path) {
    browser.accept(path.toUri().toString());
  }

  private static Optional<String> userMessage(Loadable<ReportViewModel.Done> state) {
    return switch (state) {
      case Loadable.Idle<ReportViewModel.Done> _ -> Optional.empty();
      case Loadable.Loading<ReportViewModel.Done> _ -> Optional.of("Writing…");
      case Loadable.Loaded<ReportViewModel.Done>(var done) ->
          Optional.of(Printable.line(done.text()));
      case Loadable.Failed<ReportViewModel.Done>(var why) ->
          Optional.of(Printable.lines(why.text()));
    };
  }
}
