package dev.jobinspector.ui.common.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/// Something that the user can do in the window.
///
/// @param id kebab case; the id of its menu item
/// @param title as menus and palette show it
/// @param shortcuts the first one is shown in menus
/// @param disabledReason why it is not possible now, in words; empty if it is
/// @param selected for what is switched on and off, whether it is on
/// @param action what it does
public record Command(
    String id,
    String title,
    List<Shortcut> shortcuts,
    ObservableValue<Optional<String>> disabledReason,
    Optional<ObservableValue<Boolean>> selected,
    Runnable action) {

  public Command {
    shortcuts = List.copyOf(shortcuts);
  }

  /// Returns one that is always possible and has no shortcut.
  public static Command of(String id, String title, Runnable action) {
    return new Command(
        id,
        title,
        List.of(),
        new ReadOnlyObjectWrapper<>(Optional.empty()),
        Optional.empty(),
        action);
  }

  /// Returns it with a key that acts everywhere, such as `Shortcut+K`.
  public Command on(String keys) {
    return with(new Shortcut.Keys(KeyCombination.valueOf(keys), Reach.EVERYWHERE));
  }

  /// Returns it with a key that acts in lists, such as `Enter`.
  public Command inListsOn(String keys) {
    return with(new Shortcut.Keys(KeyCombination.valueOf(keys), Reach.LISTS));
  }

  /// Returns it with a key by which the lists do it themselves.
  public Command byListsOn(String keys) {
    return with(new Shortcut.OfControl(KeyCombination.valueOf(keys), Reach.LISTS));
  }

  /// Returns it with a character that acts wherever it is not typed into a text.
  public Command onTyped(String character) {
    return with(new Shortcut.Typed(character, Reach.OUTSIDE_TEXT));
  }

  /// Returns it with a character that acts in lists.
  public Command inListsOnTyped(String character) {
    return with(new Shortcut.Typed(character, Reach.LISTS));
  }

  /// Returns it as possible only while there is no reason against it.
  public Command unless(ObservableValue<Optional<String>> reason) {
    return new Command(id, title, shortcuts, reason, selected, action);
  }

  /// Returns it as one that is switched on and off.
  public Command selectedWhile(ObservableValue<Boolean> on) {
    return new Command(id, title, shortcuts, disabledReason, Optional.of(on), action);
  }

  public boolean isPossible() {
    return disabledReason.getValue().isEmpty();
  }

  /// Does it, if it is possible now, and returns whether it was.
  public boolean run() {
    boolean possible = isPossible();
    if (possible) {
      action.run();
    }
    return possible;
  }

  private Command with(Shortcut shortcut) {
    return new Command(
        id,
        title,
        Stream.concat(shortcuts.stream(), Stream.of(shortcut)).toList(),
        disabledReason,
        selected,
        action);
  }
}
