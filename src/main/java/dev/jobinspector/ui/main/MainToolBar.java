package dev.jobinspector.ui.main;

import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.PanelSlot;
import dev.jobinspector.ui.connection.ConnectionButton;
import dev.jobinspector.ui.connection.PickerView;
import dev.jobinspector.ui.connection.TrustView;
import dev.jobinspector.ui.connection.banner.Banner;
import dev.jobinspector.ui.connection.banner.ConnectionKind;
import dev.jobinspector.ui.control.ManyKind;
import dev.jobinspector.ui.control.ManyView;
import dev.jobinspector.ui.jobs.PasteView;
import dev.jobinspector.ui.jobs.PollView;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Whom the window talks to, whether it may change anything, and the ways to get at jobs. Their
/// forms open below it.
final class MainToolBar extends HBox {
  private final MainViewModel model;
  private final FileChoice files;
  private final PanelSlot panels;
  private Optional<PickerView> picker = Optional.empty();

  /// @param search opens the palette
  MainToolBar(MainViewModel model, FileChoice files, PanelSlot panels, Runnable search) {
    super(8);
    this.model = model;
    this.files = files;
    this.panels = panels;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("main-tool-bar");
    Button poll =
        Controls.button("poll", "Poll…", () -> panels.toggle("poll", this::pollForm, () -> {}));
    Controls.tooltip(poll, "Poll for jobs of one action type; CodePipeline dispatches them");
    Button paste = Controls.button("paste", "Paste…", this::togglePaste);
    Controls.tooltip(
        paste, "Find jobs in logs, events, commands or other text (Ctrl+V on the list)");
    Button stuck = Controls.button("find-stuck", "Find stuck", model.worklist()::findStuck);
    Controls.tooltip(
        stuck, "Scan the pipelines for actions that are stuck on a job; it only reads");
    getChildren()
        .addAll(
            stripe(),
            new ConnectionButton(model.connection(), this::openConnection),
            readOnly(),
            Controls.gap(),
            search(search),
            stuck,
            poll,
            paste);
    model.connection().currentProperty().subscribe(() -> close("connection"));
  }

  private void close(String form) {
    if (panels.openProperty().get().filter(form::equals).isPresent()) {
      panels.close();
    }
  }

  /// Returns a stripe whose colour says what kind of service it is.
  private Node stripe() {
    Region stripe = new Region();
    stripe.getStyleClass().add("stripe");
    model
        .connection()
        .banner()
        .map(now -> now.map(Banner::kind))
        .subscribe(
            (before, now) -> {
              stripe
                  .getStyleClass()
                  .removeAll(before.map(ConnectionKind::stripe).stream().toList());
              now.ifPresent(kind -> stripe.getStyleClass().add(kind.stripe()));
            });
    return stripe;
  }

  private static Node search(Runnable open) {
    Button search = Controls.button("search-everything", "Search everything", open, "flat");
    search.setGraphic(Controls.key(KeyCombination.valueOf("Shortcut+K").getDisplayText()));
    search.setContentDisplay(ContentDisplay.RIGHT);
    Controls.tooltip(search, "Search commands, jobs, connections and pipelines");
    return search;
  }

  private Node readOnly() {
    ToggleButton readOnly = new ToggleButton("Read-only");
    readOnly.setId("read-only");
    readOnly.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(readOnly, "Send nothing that changes a job or a pipeline (polls included)");
    model.connection().readOnlyProperty().subscribe(readOnly::setSelected);
    readOnly
        .selectedProperty()
        .subscribe(
            on -> {
              if (on != model.connection().readOnlyProperty().get()) {
                model.connections().production().setReadOnly(on);
                readOnly.setSelected(model.connection().readOnlyProperty().get());
              }
            });
    return readOnly;
  }

  private void togglePaste() {
    if (panels.openProperty().get().filter("paste"::equals).isPresent()) {
      panels.close();
    } else {
      findJobsInClipboard();
    }
  }

  /// Looks for jobs in the text of the clipboard, as the button does.
  void findJobsInClipboard() {
    PasteView.readClipboard(model.paste());
    openPaste();
  }

  /// Looks for jobs in a file.
  void findJobsIn(Path file) {
    openPaste();
    model.paste().open(file);
  }

  /// Opens the panel that chooses the connection, or closes it.
  void openConnection() {
    model.connections().picker().refresh();
    panels.toggle(
        "connection",
        () -> {
          PickerView view = new PickerView(model.connections(), panels::close, this::openTrust);
          picker = Optional.of(view);
          return PanelSlot.scrolled(view);
        },
        () -> {});
    panels.applyCss();
    picker.filter(view -> view.getScene() != null).ifPresent(PickerView::focus);
  }

  /// Opens the panel that chooses the connection, unless it is open.
  void chooseConnection() {
    if (panels.openProperty().get().filter("connection"::equals).isEmpty()) {
      openConnection();
    }
  }

  /// Opens the panel that ties a profile to a host.
  void openTrust() {
    model.connections().picker().refresh();
    panels.open(
        "trust",
        () ->
            PanelSlot.scrolled(
                new TrustView(model.connections().trust(), model.connections().picker())),
        () -> {});
  }

  /// Opens the form of an act on the selected rows.
  void openMany(ManyKind kind) {
    model.forms().prepare(kind);
    panels.open("many", () -> PanelSlot.scrolled(new ManyView(model.forms().many())), () -> {});
  }

  /// Opens the form that polls.
  void openPoll() {
    panels.open("poll", this::pollForm, () -> {});
  }

  private Node pollForm() {
    model.forms().preparePoll();
    return PanelSlot.scrolled(new PollView(model.poll()));
  }

  private void openPaste() {
    panels.open(
        "paste",
        () ->
            PanelSlot.scrolled(
                new PasteView(
                    model.paste(),
                    () -> files.open("Open a log or other text file").ifPresent(this::findJobsIn),
                    panels::close)),
        model.paste()::clear);
  }
}
