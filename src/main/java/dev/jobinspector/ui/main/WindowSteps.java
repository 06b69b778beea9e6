package dev.jobinspector.ui.main;

import dev.jobinspector.request.IamPolicy;
import dev.jobinspector.ui.common.PanelSlot;
import dev.jobinspector.ui.common.command.Commands;
import dev.jobinspector.ui.common.command.Reach;
import dev.jobinspector.ui.common.overlay.OverlayPane;
import dev.jobinspector.ui.help.AboutPane;
import dev.jobinspector.ui.help.GuidePane;
import dev.jobinspector.ui.help.PolicyPane;
import dev.jobinspector.ui.help.ShortcutsPane;
import dev.jobinspector.ui.palette.PalettePane;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
    panels.openProperty().subscribe(form -> closed(form, panels));
    casePanel.openProperty().subscribe(form -> closed(form, casePanel));
    panes.showOpenedProperty().subscribe(this::shownAlone);
  }

  /// A form that closes gives the focus back; without that it would go to the first button of the
  /// window, where the keys of lists are dead.
  private void closed(Optional<String> form, Node panel) {
    if (form.isEmpty() && isFocusFreeOr(focused -> isWithin(focused, panel))) {
      focusShown();
    }
  }

  /// The focus goes with what is shown in a narrow window.
  private void shownAlone() {
    if (panes.narrowProperty().get() && isFocusFreeOr(focused -> !isSeen(focused))) {
      focusShown();
    }
  }

  private void focusShown() {
    if (isCaseAlone()) {
      Optional.ofNullable(overlays.lookup("#case-back")).ifPresent(Node::requestFocus);
    } else {
      focusList();
    }
  }

  /// Returns whether nothing is typed where the focus is and no list has it, or it is to go.
  private boolean isFocusFreeOr(Predicate<Node> goes) {
    if (overlays.getScene() == null) {
      return false;
    }
    Node focused = overlays.getScene().getFocusOwner();
    return focused == null
        || goes.test(focused)
        || (Reach.OUTSIDE_TEXT.includes(focused) && !Reach.LISTS.includes(focused));
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(Node node, Node panel) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(panel)) {
        return true;
      }
    }
    return false;
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
