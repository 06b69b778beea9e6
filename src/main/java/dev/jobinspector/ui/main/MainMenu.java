package dev.jobinspector.ui.main;

import dev.jobinspector.settings.Appearance;
import javafx.application.Platform;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/// What can be done, by name.
final class MainMenu extends MenuBar {
  MainMenu(MainViewModel model) {
    setUseSystemMenuBar(true);
    MenuItem refresh = new MenuItem("Refresh");
    refresh.setAccelerator(KeyCombination.valueOf("F5"));
    refresh.setOnAction(_ -> model.refresh());
    MenuItem quit = new MenuItem("Quit");
    quit.setAccelerator(KeyCombination.valueOf("Shortcut+Q"));
    quit.setOnAction(_ -> Platform.exit());
    getMenus().add(new Menu("File", null, refresh, quit));
    getMenus().add(view(model));
  }

  private static Menu view(MainViewModel model) {
    Menu menu = new Menu("View");
    CheckMenuItem pause = new CheckMenuItem("Pause automatic refresh");
    pause.setId("pause-refresh");
    pause.selectedProperty().bindBidirectional(model.refreshing().pausedProperty());
    menu.getItems().addAll(pause, new SeparatorMenuItem());
    ToggleGroup group = new ToggleGroup();
    for (Appearance appearance : Appearance.values()) {
      RadioMenuItem item = new RadioMenuItem(appearance.title());
      item.setId("appearance-" + appearance.name().toLowerCase(java.util.Locale.ROOT));
      item.setToggleGroup(group);
      model.appearanceProperty().subscribe(now -> item.setSelected(now == appearance));
      item.setOnAction(_ -> model.appearanceProperty().set(appearance));
      menu.getItems().add(item);
    }
    return menu;
  }
}
