package dev.jobinspector.ui.common;

import dev.jobinspector.text.Printable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// Table columns of rows that do not change.
public final class Columns {
  private Columns() {}

  /// Returns a column of text, safe to show, with the whole of it in a tooltip.
  public static <R> TableColumn<R, String> text(
      String title, double width, Function<R, String> text) {
    return text(title, width, text, text);
  }

  /// Returns a column of text whose tooltip says more.
  public static <R> TableColumn<R, String> text(
      String title, double width, Function<R, String> text, Function<R, String> tooltip) {
    TableColumn<R, String> column = column(title, width);
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(Printable.line(text.apply(row.getValue()))));
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                setTooltip(
                    empty || item.isEmpty()
                        ? null
                        : new Tooltip(Printable.lines(tooltip.apply(getTableRow().getItem()))));
              }
            });
    return column;
  }

  /// Returns a column whose cells are nodes.
  public static <R, V> TableColumn<R, V> nodes(
      String title, double width, Function<R, V> value, Function<V, Node> node) {
    TableColumn<R, V> column = column(title, width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              @Override
              protected void updateItem(V item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty || item == null ? null : node.apply(item));
              }
            });
    return column;
  }

  private static <R, V> TableColumn<R, V> column(String title, double width) {
    TableColumn<R, V> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    return column;
  }
}
