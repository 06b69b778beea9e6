package dev.jobinspector.ui.palette;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The palette as an overlay: a search field and what it finds. The field keeps the focus; arrow
/// keys choose, Enter does it, Esc closes.
public final class PalettePane extends VBox {
  private static final int PAGE = 10;
  private static final double SHORT = 80;
  private static final double LONG = 360;

  private final PaletteViewModel model;
  private final OverlayPane overlays;
  private final TextField search = new TextField();
  private Optional<ListView<PaletteEntry>> built = Optional.empty();

  /// @param others recent jobs, connections, pipelines; asked each time the palette opens
  public PalettePane(Commands commands, Supplier<List<PaletteEntry>> others, OverlayPane overlays) {
    super(8);
    model = new PaletteViewModel(commands, others);
    this.overlays = overlays;
    setId("palette");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText("Command palette");
    search.setId("palette-search");
    search.setPromptText("Search commands, jobs, connections, pipelines");
    search.textProperty().bindBidirectional(model.searchProperty());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    InvalidationListener speak =
        _ -> search.setAccessibleText("Search commands. " + model.spoken());
    model.chosenProperty().addListener(speak);
    model.found().addListener(speak);
    speak.invalidated(model.chosenProperty());
    getChildren().add(search);
    overlays.add(this);
  }

  /// Opens it with nothing searched.
  public void open() {
    ListView<PaletteEntry> list = built.orElseGet(this::list);
    model.begin();
    list.scrollTo(0);
    overlays.open(this, search);
  }

  /// The first frame need not wait for it.
  private ListView<PaletteEntry> list() {
    ListView<PaletteEntry> list = Controls.named(new ListView<>(model.found()), "palette-found");
    list.setAccessibleText("Found");
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label("Nothing found"));
    list.setCellFactory(_ -> new Line());
    list.setPrefHeight(380);
    VBox.setVgrow(list, Priority.ALWAYS);
    model
        .chosenProperty()
        .subscribe(
            chosen -> {
              list.getSelectionModel().clearAndSelect(chosen.intValue());
              list.scrollTo(Math.max(0, chosen.intValue() - PAGE / 2));
            });
    model.found().addListener((InvalidationListener) _ -> list.getSelectionModel().select(0));
    built = Optional.of(list);
    getChildren().add(list);
    return list;
  }

  private void pressed(KeyEvent key) {
    switch (key.getCode()) {
      case DOWN, TAB -> move(key, key.isShiftDown() ? -1 : 1);
      case UP -> move(key, -1);
      case PAGE_DOWN -> move(key, PAGE);
      case PAGE_UP -> move(key, -PAGE);
      case ENTER -> {
        key.consume();
        model.chosen().ifPresent(this::choose);
      }
      default -> {}
    }
  }

  private void move(KeyEvent key, int lines) {
    key.consume();
    model.move(lines);
  }

  private void choose(PaletteEntry entry) {
    if (entry.disabledReason().isEmpty()) {
      overlays.close();
      entry.action().run();
    }
  }

  private final class Line extends ListCell<PaletteEntry> {
    Line() {
      // As wide as the list: what has no room is cut, not scrolled to.
      setPrefWidth(0);
      setOnMouseClicked(_ -> Optional.ofNullable(getItem()).ifPresent(PalettePane.this::choose));
    }

    @Override
    protected void updateItem(PaletteEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      setGraphic(empty || entry == null ? null : line(entry));
      setAccessibleText(empty || entry == null ? null : entry.spoken());
    }

    private static HBox line(PaletteEntry entry) {
      Label kind = new Label(entry.kind().title());
      kind.getStyleClass().add("palette-kind");
      // Where a job is says more than all of its id.
      boolean isJob = entry.kind() == PaletteEntry.Kind.JOB;
      Label title = label(entry.title(), isJob ? SHORT : LONG);
      Label more = label(entry.disabledReason().orElse(entry.detail()), isJob ? LONG : SHORT);
      more.getStyleClass().add("quiet");
      if (entry.disabledReason().isPresent()) {
        title.getStyleClass().add("quiet");
      }
      HBox line = Controls.row(10, kind, title, Controls.gap(), more);
      line.setMinWidth(0);
      line.setPrefWidth(0);
      return line;
    }

    private static Label label(String text, double leastWidth) {
      return new Label(Printable.line(text)) {
        @Override
        protected double computeMinWidth(double height) {
          return Math.min(leastWidth, prefWidth(height));
        }
      };
    }
  }
}
