package dev.jobinspector.ui.main;

import dev.jobinspector.settings.Column;
import dev.jobinspector.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// How the panes share the window and which columns their tables show: as the user left it, and as
/// it is.
public final class MainLayout {
  private final Settings remembered;
  private final InvalidationListener changed;
  private final Map<String, DoubleProperty> dividers = new HashMap<>();
  private final Map<String, Double> first = new HashMap<>();
  private final Map<String, TableView<?>> tables = new HashMap<>();
  private final List<Runnable> columnsBack = new ArrayList<>();

  /// @param changed told after each change
  public MainLayout(Settings remembered, Runnable changed) {
    this.remembered = remembered;
    this.changed = _ -> changed.run();
  }

  public Map<String, Double> dividers() {
    return dividers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get()));
  }

  /// Returns the columns of each table, by the id of its node.
  public Map<String, List<Column>> columns() {
    return tables.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().getColumns().stream().map(MainLayout::column).toList()));
  }

  /// @param otherwise where it stands if the user never moved it
  void divider(String name, DoubleProperty position, double otherwise) {
    position.set(Objects.requireNonNullElse(remembered.dividers().get(name), otherwise));
    position.addListener(changed);
    first.put(name, otherwise);
    dividers.put(name, position);
  }

  /// Puts the dividers where they were left once more: the first layout moves them when the window
  /// gets its final size. Without this they would wander from start to start.
  public void settle() {
    dividers.forEach(
        (name, position) -> position.set(remembered.dividers().getOrDefault(name, position.get())));
  }

  /// Puts everything where it stood before the user moved anything.
  void reset() {
    dividers.forEach((name, position) -> position.set(first.getOrDefault(name, position.get())));
    columnsBack.forEach(Runnable::run);
  }

  <R> void table(TableView<R> table) {
    table.setTableMenuButtonVisible(true);
    List<TableColumn<R, ?>> order = List.copyOf(table.getColumns());
    List<Double> widths = order.stream().map(TableColumn::getPrefWidth).toList();
    columnsBack.add(
        () -> {
          for (int i = 0; i < order.size(); i++) {
            order.get(i).setPrefWidth(widths.get(i));
            order.get(i).setVisible(true);
          }
          table.getColumns().setAll(order);
        });
    List<Column> left = remembered.columns().getOrDefault(table.getId(), List.of());
    table.getColumns().sort(Comparator.comparingInt(column -> place(left, column)));
    for (TableColumn<R, ?> column : table.getColumns()) {
      left.stream()
          .filter(known -> known.title().equals(column.getText()))
          .findFirst()
          .ifPresent(
              known -> {
                column.setPrefWidth(known.width());
                column.setVisible(known.visible());
              });
      column.widthProperty().addListener(changed);
      column.visibleProperty().addListener(changed);
    }
    table.getColumns().addListener(changed);
    tables.put(table.getId(), table);
  }

  /// Columns that the user has not seen yet come last.
  private static int place(List<Column> left, TableColumn<?, ?> column) {
    List<String> titles = left.stream().map(Column::title).toList();
    return titles.contains(column.getText()) ? titles.indexOf(column.getText()) : titles.size();
  }

  private static Column column(TableColumn<?, ?> column) {
    return new Column(column.getText(), column.getWidth(), column.isVisible());
  }
}
