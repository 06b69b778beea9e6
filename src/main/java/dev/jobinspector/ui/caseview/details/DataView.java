package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.Secret;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The job's data as a tree. A secret shows as a mask; its own button reveals that one for ten
/// seconds.
final class DataView extends TreeTableView<DataNode> {
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final SecretsOnScreen secrets;
  private Optional<DataNode> revealed = Optional.empty();

  DataView(DetailsViewModel model, SecretsOnScreen secrets) {
    super(new TreeItem<>());
    this.secrets = secrets;
    setShowRoot(false);
    setContextMenu(
        new ContextMenu(
            Controls.item(
                "data-copy-value",
                "Copy value  (%s)".formatted(COPY.getDisplayText()),
                this::copyValue)));
    setOnKeyPressed(
        key -> {
          if (COPY.match(key)) {
            key.consume();
            copyValue();
          }
        });
    setAccessibleText("Data of the job");
    setPlaceholder(new Label("No data"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(names());
    getColumns().add(values());
    model
        .detailsProperty()
        .subscribe(
            state -> {
              secrets.hideRevealed();
              getRoot().getChildren().clear();
              if (state instanceof Loadable.Loaded(var job)) {
                DataNode.of(job).forEach(node -> getRoot().getChildren().add(item(node)));
              }
            });
  }

  /// A secret has a button of its own, which copies it once it is revealed.
  private void copyValue() {
    Optional.ofNullable(getSelectionModel().getSelectedItem())
        .map(TreeItem::getValue)
        .filter(node -> node.secret().isEmpty() && !node.value().isEmpty())
        .ifPresent(node -> Copied.copy("the value", Excerpt.of(node.value())));
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
    private final Button reveal =
        Controls.iconButton(
            "data-reveal", Material2MZ.VISIBILITY, "Reveal this value for ten seconds", () -> {});
    private final Button copy =
        Controls.iconButton(
            "data-copy", Material2AL.CONTENT_COPY, "Copy this value for ten seconds", () -> {});

    ValueCell() {
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

    @SuppressWarnings("ReferenceEquality") // two values may be equal, and one be shown
    private void show(DataNode node, Secret secret) {
      boolean shown = revealed.filter(one -> one == node).isPresent();
      setText(shown ? Printable.line(Excerpt.of(secret.reveal())) : Secret.MASK);
      setGraphic(shown ? copy : reveal);
      copy.setOnAction(_ -> secrets.copy(secret.reveal()));
      reveal.setOnAction(
          _ -> {
            secrets.revealed(
                () -> {
                  revealed = Optional.empty();
                  DataView.this.refresh();
                });
            revealed = Optional.of(node);
            show(node, secret);
          });
    }
  }
}
