package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.Secret;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Icons;
import dev.jobinspector.ui.common.Loadable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.kordamp.ikonli.material2.Material2MZ;

/// The job's data as a tree. A secret shows as a mask; its own button reveals that one until
/// another job is shown.
final class DataView extends TreeTableView<DataNode> {
  private final Set<DataNode> revealed = Collections.newSetFromMap(new IdentityHashMap<>());

  DataView(DetailsViewModel model) {
    super(new TreeItem<>());
    setShowRoot(false);
    setAccessibleText("Data of the job");
    setPlaceholder(new Label("No data"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(names());
    getColumns().add(values());
    model
        .detailsProperty()
        .subscribe(
            state -> {
              revealed.clear();
              getRoot().getChildren().clear();
              if (state instanceof Loadable.Loaded(var job)) {
                DataNode.of(job).forEach(node -> getRoot().getChildren().add(item(node)));
              }
            });
  }

  private static TreeItem<DataNode> item(DataNode node) {
    TreeItem<DataNode> item = new TreeItem<>(node);
    item.getChildren()
        .setAll(
            RowLimit.rows(
                node.children(),
                DataView::item,
                note -> new TreeItem<>(new DataNode(note, "", Optional.empty(), List.of()))));
    item.setExpanded(true);
    return item;
  }

  private static TreeTableColumn<DataNode, String> names() {
    TreeTableColumn<DataNode, String> names = new TreeTableColumn<>("Name");
    names.setCellValueFactory(
        row ->
            new ReadOnlyStringWrapper(
                Printable.line(Excerpt.of(row.getValue().getValue().name()))));
    names.setPrefWidth(190);
    return names;
  }

  private TreeTableColumn<DataNode, DataNode> values() {
    TreeTableColumn<DataNode, DataNode> values = new TreeTableColumn<>("Value");
    values.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
    values.setCellFactory(_ -> new ValueCell());
    return values;
  }

  private final class ValueCell extends TreeTableCell<DataNode, DataNode> {
    private final Button reveal = new Button(null, Icons.of(Material2MZ.VISIBILITY));

    ValueCell() {
      reveal.getStyleClass().addAll("button-icon", "flat", "small");
      reveal.setAccessibleText("Reveal this value");
      setContentDisplay(ContentDisplay.LEFT);
    }

    @Override
    protected void updateItem(DataNode node, boolean empty) {
      super.updateItem(node, empty);
      setGraphic(null);
      if (empty || node == null) {
        setText(null);
      } else if (node.secret().isPresent()) {
        show(node, node.secret().get());
      } else {
        setText(Printable.line(Excerpt.of(node.value())));
      }
    }

    private void show(DataNode node, Secret secret) {
      boolean shown = revealed.contains(node);
      setText(shown ? Printable.line(Excerpt.of(secret.reveal())) : Secret.MASK);
      setGraphic(shown ? null : reveal);
      reveal.setOnAction(
          _ -> {
            revealed.add(node);
            show(node, secret);
          });
    }
  }
}
