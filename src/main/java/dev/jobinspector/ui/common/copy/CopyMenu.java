package dev.jobinspector.ui.common.copy;

import dev.jobinspector.ui.common.Columns;
import dev.jobinspector.ui.common.command.Command;
import dev.jobinspector.ui.common.command.CommandMenus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The selected rows of a list or a table as text: several with Ctrl and Shift, by Ctrl+C or the
/// menu of a row.
public final class CopyMenu<R> {
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
  private static final String NOTHING = "Select a row.";

  private final Control list;
  private final MultipleSelectionModel<R> selection;
  private final Function<R, String> text;
  private final RowCopy<R> copy;
  private final ReadOnlyObjectWrapper<List<R>> selected = new ReadOnlyObjectWrapper<>(List.of());

  private CopyMenu(
      Control list,
      MultipleSelectionModel<R> selection,
      Function<R, String> text,
      RowCopy<R> copy) {
    this.list = list;
    this.selection = selection;
    this.text = text;
    this.copy = copy;
    selection.setSelectionMode(SelectionMode.MULTIPLE);
    selection
        .getSelectedItems()
        .addListener((ListChangeListener<R>) _ -> selected.set(selectedRows()));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (COPY.match(key) && !selected.get().isEmpty()) {
            put("row", rows());
            key.consume();
          }
        });
  }

  /// Has a table copy its rows, and gives each row a menu.
  ///
  /// @param more sections of commands above those that copy
  public static <R> void install(TableView<R> table, RowCopy<R> copy, List<List<Command>> more) {
    CopyMenu<R> copies =
        new CopyMenu<>(table, table.getSelectionModel(), row -> rowText(table, row), copy);
    ReadOnlyObjectWrapper<Optional<String>> cell = new ReadOnlyObjectWrapper<>(Optional.empty());
    table.addEventFilter(
        MouseEvent.MOUSE_PRESSED, press -> cell.set(cellText(table, press.getTarget())));
    ContextMenu menu = copies.menu(Optional.of(cell), more);
    var rows = Optional.ofNullable(table.getRowFactory());
    table.setRowFactory(
        of -> {
          TableRow<R> row = rows.map(factory -> factory.call(of)).orElseGet(TableRow::new);
          row.contextMenuProperty()
              .bind(Bindings.when(row.emptyProperty()).then((ContextMenu) null).otherwise(menu));
          return row;
        });
  }

  /// Has a list copy its rows, and gives it a menu.
  ///
  /// @param text of a row, on one line
  /// @param more sections of commands above those that copy
  public static <R> void install(
      ListView<R> list, Function<R, String> text, RowCopy<R> copy, List<List<Command>> more) {
    CopyMenu<R> copies = new CopyMenu<>(list, list.getSelectionModel(), text, copy);
    list.setContextMenu(copies.menu(Optional.empty(), more));
  }

  private ContextMenu menu(
      Optional<ObservableValue<Optional<String>>> cell, List<List<Command>> more) {
    List<Command> copies = new ArrayList<>();
    cell.ifPresent(
        value ->
            copies.add(
                command("copy-cell", "Copy cell", "cell", () -> value.getValue().stream().toList())
                    .unless(
                        value.map(
                            pressed ->
                                pressed.isEmpty() ? Optional.of(NOTHING) : Optional.empty()))));
    copies.add(
        command("copy-row", "Copy row", "row", this::rows).unless(ifNone(_ -> Optional.of(""))));
    copy.parts().forEach(part -> copies.add(command(part)));
    List<List<Command>> sections = new ArrayList<>(more);
    sections.add(copies);
    ContextMenu menu = CommandMenus.context(sections);
    menu.getItems().stream()
        .filter(item -> (list.getId() + "-copy-row").equals(item.getId()))
        .forEach(item -> item.setText(item.getText() + "  (" + COPY.getDisplayText() + ")"));
    return menu;
  }

  private Command command(RowCopy.Part<R> part) {
    return command(
            part.id(),
            part.title(),
            part.noun(),
            () ->
                selected.get().stream()
                    .flatMap(row -> part.of().apply(row).stream())
                    .distinct()
                    .toList())
        .unless(ifNone(part.of()));
  }

  private Command command(String id, String title, String noun, Supplier<List<String>> lines) {
    return Command.of(list.getId() + "-" + id, title, () -> put(noun, lines.get()));
  }

  private ObservableValue<Optional<String>> ifNone(Function<R, Optional<String>> part) {
    return selected.map(
        rows -> {
          if (rows.isEmpty()) {
            return Optional.of(NOTHING);
          }
          return rows.stream().allMatch(row -> part.apply(row).isEmpty())
              ? Optional.of("The selected rows have none.")
              : Optional.empty();
        });
  }

  private List<String> rows() {
    return selected.get().stream().map(text).toList();
  }

  /// While rows change, some of the selected may be gone.
  private List<R> selectedRows() {
    return selection.getSelectedItems().stream().filter(java.util.Objects::nonNull).toList();
  }

  /// Of what several rows have, each is on a line of its own.
  private static void put(String noun, List<String> lines) {
    Copied.copy(
        lines.size() == 1 ? "the " + noun : lines.size() + " " + noun + "s",
        String.join("\n", lines));
  }

  private static <R> String rowText(TableView<R> table, R row) {
    return table.getVisibleLeafColumns().stream()
        .map(column -> Columns.text(column, row).replace('\t', ' '))
        .collect(Collectors.joining("\t"));
  }

  private static <R> Optional<String> cellText(TableView<R> table, Object pressed) {
    for (Node node = pressed instanceof Node first ? first : null;
        node != null;
        node = node.getParent()) {
      if (node instanceof TableCell<?, ?> cell && table.equals(cell.getTableView())) {
        int at = cell.getIndex();
        for (TableColumn<R, ?> column : table.getVisibleLeafColumns()) {
          if (column.equals(cell.getTableColumn()) && at >= 0 && at < table.getItems().size()) {
            return Optional.of(Columns.text(column, table.getItems().get(at)));
          }
        }
      }
    }
    return Optional.empty();
  }
}
