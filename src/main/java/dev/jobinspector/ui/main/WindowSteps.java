package dev.jobinspector.ui.main;

import dev.jobinspector.request.IamPolicy;
import dev.jobinspector.ui.common.PanelSlot;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import dev.jobinspector.ui.help.AboutPane;
import dev.jobinspector.ui.help.GuidePane;
import dev.jobinspector.ui.help.PolicyPane;
import dev.jobinspector.ui.help.ShortcutsPane;
import dev.jobinspector.ui.palette.PalettePane;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What commands do to the window itself: where the focus goes, what opens, and what one step back
/// closes.
final class WindowSteps {
  private final OverlayPane overlays;
  private final PanelSlot panels;
  private final PanelSlot casePanel;
  private final TwoPanes panes;
  private final BooleanProperty history;
  private Supplier<Optional<Help>> build = Optional::empty;
  private Optional<Help> help = Optional.empty();

  private record Help(
      PalettePane palette,
      GuidePane guide,
      ShortcutsPane shortcuts,
      AboutPane about,
      PolicyPane policy) {}

  WindowSteps(
      OverlayPane overlays,
      PanelSlot panels,
      PanelSlot casePanel,
      TwoPanes panes,
      BooleanProperty history) {
    this.overlays = overlays;
    this.panels = panels;
    this.casePanel = casePanel;
    this.panes = panes;
    this.history = history;
  }

  /// Has palette and help, which show the commands, put in when the first of them is opened: the
  /// first frame need not wait for them.
  void show(Commands commands, PaletteLists lists, Path data, Function<Boolean, IamPolicy> policy) {
    build =
        () ->
            Optional.of(
                new Help(
                    new PalettePane(commands, lists::entries, overlays),
                    new GuidePane(overlays),
                    new ShortcutsPane(commands, overlays),
                    new AboutPane(data, overlays),
                    new PolicyPane(policy, overlays)));
  }

  private Optional<Help> help() {
    if (help.isEmpty()) {
      help = build.get();
    }
    return help;
  }

  void openPalette() {
    help().ifPresent(shown -> shown.palette().open());
  }

  void openGuide() {
    help().ifPresent(shown -> shown.guide().open());
  }

  void openShortcuts() {
    help().ifPresent(shown -> shown.shortcuts().open());
  }

  void openPolicy() {
    help().ifPresent(shown -> shown.policy().open());
  }

  void openAbout() {
    help().ifPresent(shown -> shown.about().open());
  }

  /// Presses a button of the tool bar.
  void press(String id) {
    if (overlays.lookup("#" + id) instanceof Button button) {
      button.fire();
    }
  }

  void focus(String id) {
    panes.showOpenedProperty().set(false);
    Optional.ofNullable(overlays.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  /// Gives the focus to the list of the lens that is chosen.
  void focusList() {
    panes.showOpenedProperty().set(false);
    for (String id : new String[] {"#worklist", "#jobs-table"}) {
      Node list = overlays.lookup(id);
      if (list != null && list.getParent().isVisible()) {
        list.requestFocus();
      }
    }
  }

  /// Does what an arrow key does where the focus is.
  void arrow(boolean down) {
    Node focused = overlays.getScene().getFocusOwner();
    if (focused != null) {
      Event.fireEvent(
          focused,
          new KeyEvent(
              KeyEvent.KEY_PRESSED,
              "",
              "",
              down ? KeyCode.DOWN : KeyCode.UP,
              false,
              false,
              false,
              false));
    }
  }

  void openCase() {
    panes.showOpenedProperty().set(true);
  }

  void openHistory() {
    history.set(true);
  }

  void toggleHistory() {
    history.set(!history.get());
  }

  ObservableValue<Boolean> historyOpen() {
    return history;
  }

  ObservableValue<Boolean> canStepBack() {
    return Bindings.createBooleanBinding(
        () ->
            panels.openProperty().get().isPresent()
                || casePanel.openProperty().get().isPresent()
                || isCaseAlone()
                || history.get(),
        panels.openProperty(),
        casePanel.openProperty(),
        panes.narrowProperty(),
        panes.showOpenedProperty(),
        history);
  }

  /// Closes a form, else goes from the case to the list, else closes the history.
  void stepBack() {
    if (panels.openProperty().get().isPresent()) {
      panels.close();
    } else if (casePanel.openProperty().get().isPresent()) {
      casePanel.close();
    } else if (isCaseAlone()) {
      focusList();
    } else {
      history.set(false);
    }
  }

  private boolean isCaseAlone() {
    return panes.narrowProperty().get() && panes.showOpenedProperty().get();
  }
}
