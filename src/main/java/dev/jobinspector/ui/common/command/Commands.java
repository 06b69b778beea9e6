package dev.jobinspector.ui.common.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// All that can be done in the window, in the order of its menus.
public final class Commands {
  private final Map<CommandMenu, List<List<Command>>> sections = new EnumMap<>(CommandMenu.class);

  /// Ids and shortcuts by their text: of the shortcuts, which are records, the JVM would have to
  /// write `hashCode` before the first frame.
  private final Set<String> taken = new HashSet<>();

  /// Adds a section to the end of a menu.
  ///
  /// @throws IllegalArgumentException if an id or a shortcut is taken
  public void add(CommandMenu menu, Command... section) {
    for (Command command : section) {
      take(command.id());
      command.shortcuts().forEach(keys -> take(keys.text() + " (" + keys.reach() + ")"));
    }
    sections.computeIfAbsent(menu, _ -> new ArrayList<>()).add(List.of(section));
  }

  private void take(String name) {
    if (!taken.add(name)) {
      throw new IllegalArgumentException(name + " is taken");
    }
  }

  /// Returns what a menu has, a separator between each two lists.
  public List<List<Command>> sections(CommandMenu menu) {
    return List.copyOf(sections.getOrDefault(menu, List.of()));
  }

  /// Returns all of a menu.
  public List<Command> in(CommandMenu menu) {
    return sections(menu).stream().flatMap(List::stream).toList();
  }

  /// Returns all, menu by menu.
  public List<Command> all() {
    return sections.keySet().stream().flatMap(menu -> in(menu).stream()).toList();
  }

  /// Returns the command of an id.
  ///
  /// @throws IllegalArgumentException if there is none
  public Command named(String id) {
    return all().stream()
        .filter(command -> command.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no command " + id));
  }

  /// Returns what a key is for while a node has the focus.
  public Optional<Command> meantBy(KeyEvent event, @Nullable Node focused) {
    return all().stream()
        .filter(
            command ->
                command.shortcuts().stream().anyMatch(keys -> keys.isMeantBy(event, focused)))
        .findFirst();
  }
}
