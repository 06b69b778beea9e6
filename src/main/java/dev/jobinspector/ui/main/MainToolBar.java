package dev.jobinspector.ui.main;

import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FormPopOver;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.jobs.PasteView;
import dev.jobinspector.ui.jobs.PollView;
import dev.jobinspector.ui.settings.ConnectionView;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// Whom the window talks to, whether it may change anything, and the ways to get at jobs.
final class MainToolBar extends HBox {
  private final MainViewModel model;
  private final Button paste = button("paste", "Paste…", Material2AL.CONTENT_PASTE);
  private final FormPopOver pastes;

  MainToolBar(MainViewModel model, FileChoice files) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("main-tool-bar");
    Button connection = new Button(null, Icons.of(Material2AL.DNS));
    connection.setId("connection");
    connection.textProperty().bind(model.connection().summary().map(text -> text + "  ▾"));
    connection.setTooltip(new Tooltip("Choose the connection"));
    FormPopOver connections =
        new FormPopOver(() -> new ConnectionView(model.connection()), ArrowLocation.TOP_CENTER);
    connection.setOnAction(
        _ -> {
          model.connection().refreshChoices();
          connections.toggle(connection);
        });
    model.connection().currentProperty().subscribe(() -> connections.hide());

    ToggleButton readOnly = new ToggleButton("Read-only", Icons.of(Material2AL.LOCK));
    readOnly.setId("read-only");
    readOnly.setTooltip(
        new Tooltip("Send nothing that changes a job or a pipeline (polls included)"));
    readOnly.selectedProperty().bindBidirectional(model.connection().readOnlyProperty());

    Button poll = button("poll", "Poll…", Material2AL.CLOUD_DOWNLOAD);
    poll.setTooltip(new Tooltip("Poll for jobs of one action type; CodePipeline dispatches them"));
    FormPopOver polls = new FormPopOver(() -> new PollView(model.poll()), ArrowLocation.TOP_CENTER);
    poll.setOnAction(_ -> polls.toggle(poll));

    ToggleButton stuck = new ToggleButton("Find stuck", Icons.of(Material2MZ.SEARCH));
    stuck.setId("find-stuck");
    stuck.setTooltip(new Tooltip("Scan the pipelines for actions that are stuck on a job"));
    stuck.selectedProperty().bindBidirectional(model.stuck().openProperty());

    paste.setTooltip(
        new Tooltip("Find jobs in logs, events, commands or other text (Ctrl+V on the table)"));
    pastes =
        new FormPopOver(
            () ->
                new PasteView(
                    model.paste(),
                    () -> files.open("Open a log or other text file").ifPresent(this::findJobsIn)),
            ArrowLocation.TOP_CENTER);
    pastes.onClosed(model.paste()::clear);
    paste.setOnAction(
        _ -> {
          PasteView.readClipboard(model.paste());
          pastes.toggle(paste);
        });

    Button refresh = button("refresh", "Refresh", Material2MZ.REFRESH);
    refresh.setTooltip(new Tooltip("List jobs and read the history again"));
    refresh.setOnAction(_ -> model.refresh());

    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(connection, readOnly, gap, stuck, poll, paste, refresh);
  }

  /// Looks for jobs in the text of the clipboard, as the button does.
  void findJobsInClipboard() {
    paste.fire();
  }

  /// Looks for jobs in a file. The dialog it was chosen in may have closed the form.
  void findJobsIn(Path file) {
    pastes.show(paste);
    model.paste().open(file);
  }

  private static Button button(String id, String text, Ikon icon) {
    Button button = new Button(text, Icons.of(icon));
    button.setId(id);
    return button;
  }
}
