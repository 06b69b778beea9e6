package dev.jobinspector.ui.common.command;

import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/// Where a key acts.
public enum Reach {
  EVERYWHERE,
  /// Not where it would be typed into a text.
  OUTSIDE_TEXT,
  /// Only while a list, a table or a tree has the focus.
  LISTS;

  /// Returns whether a key with this reach acts while a node has the focus.
  public boolean includes(@Nullable Node focused) {
    return switch (this) {
      case EVERYWHERE -> true;
      case OUTSIDE_TEXT -> !takesText(focused);
      case LISTS -> isList(focused);
    };
  }

  private static boolean takesText(@Nullable Node focused) {
    return focused instanceof TextInputControl
        || (focused instanceof ComboBoxBase<?> box && box.isEditable())
        || (focused instanceof Spinner<?> spinner && spinner.isEditable());
  }

  private static boolean isList(@Nullable Node focused) {
    return focused instanceof ListView<?>
        || focused instanceof TableView<?>
        || focused instanceof TreeTableView<?>
        || focused instanceof TreeView<?>;
  }
}
