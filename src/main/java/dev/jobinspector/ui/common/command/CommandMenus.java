package dev.jobinspector.ui.common.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Menus made from commands. Their items follow whether the command is possible and switched on.
public final class CommandMenus {
  private CommandMenus() {}

  /// Returns the menu bar of all commands; a menu without any is left out.
  public static MenuBar bar(Commands commands) {
    MenuBar bar = new MenuBar();
    bar.setUseSystemMenuBar(true);
    List<CommandMenu> menus =
        Stream.of(CommandMenu.values()).filter(menu -> !commands.in(menu).isEmpty()).toList();
    List<String> titles = Mnemonics.of(menus.stream().map(CommandMenu::title).toList());
    for (int i = 0; i < menus.size(); i++) {
      Menu menu = new Menu(titles.get(i));
      menu.getItems().setAll(items(commands.sections(menus.get(i))));
      bar.getMenus().add(menu);
    }
    return bar;
  }

  /// Returns a context menu of sections of commands.
  public static ContextMenu context(List<List<Command>> sections) {
    return new ContextMenu(items(sections).toArray(MenuItem[]::new));
  }

  /// Returns the items of sections of commands, with separators between them.
  public static List<MenuItem> items(List<List<Command>> sections) {
    List<String> titles =
        Mnemonics.of(
            sections.stream().flatMap(List::stream).map(CommandMenus::titleAndLetter).toList());
    List<MenuItem> items = new ArrayList<>();
    int next = 0;
    for (List<Command> section : sections) {
      if (!items.isEmpty() && !section.isEmpty()) {
        items.add(new SeparatorMenuItem());
      }
      for (Command command : section) {
        items.add(item(command, titles.get(next++)));
      }
    }
    return items;
  }

  private static MenuItem item(Command command, String title) {
    MenuItem item = command.selected().map(CommandMenus::check).orElseGet(MenuItem::new);
    item.setText(title);
    item.setMnemonicParsing(true);
    item.setId(command.id());
    item.setOnAction(_ -> command.run());
    command.disabledReason().subscribe(reason -> item.setDisable(reason.isPresent()));
    everywhere(command).ifPresent(keys -> item.setAccelerator(keys.keys()));
    return item;
  }

  /// It shows what is so, also after a click that changed nothing.
  private static MenuItem check(javafx.beans.value.ObservableValue<Boolean> selected) {
    CheckMenuItem item = new CheckMenuItem();
    selected.subscribe(item::setSelected);
    item.selectedProperty()
        .subscribe(
            now -> {
              if (!now.equals(selected.getValue())) {
                item.setSelected(selected.getValue());
              }
            });
    return item;
  }

  /// A key that does not act everywhere would act everywhere as an accelerator: it is written
  /// behind the title.
  private static String titleAndLetter(Command command) {
    return everywhere(command).isPresent() || command.shortcuts().isEmpty()
        ? command.title()
        : "%s  (%s)".formatted(command.title(), command.shortcuts().getFirst().text());
  }

  private static Optional<Shortcut.Keys> everywhere(Command command) {
    return command.shortcuts().stream()
        .filter(Shortcut.Keys.class::isInstance)
        .map(Shortcut.Keys.class::cast)
        .filter(keys -> keys.reach() == Reach.EVERYWHERE)
        .findFirst();
  }
}
