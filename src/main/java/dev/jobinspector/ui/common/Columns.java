package dev.jobinspector.ui.common;

import dev.jobinspector.text.Printable;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// Table columns of rows that do not change.
public final class Columns {
  private static final String COPIED = "copied";

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
              private String whole = "";

              {
                // Each is a window of its own, so it is made for who looks.
                setOnMouseEntered(_ -> setTooltip(whole.isEmpty() ? null : new Tooltip(whole)));
              }

              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                whole =
                    empty || item.isEmpty()
                        ? ""
                        : Printable.lines(tooltip.apply(getTableRow().getItem()));
                setTooltip(null);
              }
            });
    return column;
  }

  /// Returns a column whose cells are nodes.
  ///
  /// @param text of a cell, when it is copied
  public static <R, V> TableColumn<R, V> nodes(
      String title,
      double width,
      Function<R, V> value,
      Function<V, String> text,
      Function<V, Node> node) {
    TableColumn<R, V> column = column(title, width);
    Function<R, String> copied = value.andThen(text);
    column.getProperties().put(COPIED, copied);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              private Optional<V> shown = Optional.empty();

              @Override
              protected void updateItem(V item, boolean empty) {
                super.updateItem(item, empty);
                Optional<V> now = empty ? Optional.empty() : Optional.ofNullable(item);
                if (!now.equals(shown)) {
                  shown = now;
                  setGraphic(now.map(node).orElse(null));
                }
              }
            });
    return column;
  }

  /// Returns the text of a cell.
  @SuppressWarnings("unchecked") // put in by `nodes`, for rows of this kind
  public static <R> String text(TableColumn<R, ?> column, R row) {
    return column.getProperties().get(COPIED) instanceof Function<?, ?> copied
        ? ((Function<R, String>) copied).apply(row)
        : String.valueOf(column.getCellData(row));
  }

  private static <R, V> TableColumn<R, V> column(String title, double width) {
    TableColumn<R, V> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    return column;
  }
}
