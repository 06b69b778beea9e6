package dev.jobinspector.ui.details;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.StatusLabel;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The picked job: a heading, and one tab per way of looking at it.
public final class DetailsView extends VBox {
  private static final int FINDINGS = 3;

  private final HBox heading = new HBox(10);

  public DetailsView(DetailsViewModel model) {
    setId("details");
    getStyleClass().add("pane");
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("job-heading");
    model.jobProperty().subscribe(job -> heading.getChildren().setAll(heading(job)));
    TabPane tabs =
        new TabPane(
            tab("Overview", "details-overview", () -> new OverviewView(model)),
            tab("Data", "details-data", () -> new DataView(model)),
            tab("Exchange", "details-exchange", () -> new ExchangeView(model)),
            tab("Findings", "details-findings", () -> new FindingsView(model)),
            tab("Timeline", "details-timeline", () -> new TimelineView(model)));
    tabs.setAccessibleText("What is known of the job");
    // What was asked about an attempt from elsewhere in the window is answered there.
    model
        .checkProperty()
        .subscribe(
            check -> {
              if (check instanceof Loadable.Loading) {
                tabs.getSelectionModel().select(FINDINGS);
              }
            });
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getChildren().addAll(heading, tabs);
  }

  /// Returns a tab whose content is built when it is first looked at.
  private static Tab tab(String title, String id, Supplier<Node> content) {
    Tab tab = new Tab(title);
    tab.setId(id + "-tab");
    tab.setClosable(false);
    tab.selectedProperty()
        .subscribe(
            selected -> {
              if (selected && tab.getContent() == null) {
                Node built = content.get();
                built.setId(id);
                tab.setContent(built);
              }
            });
    return tab;
  }

  private static Node[] heading(Optional<KnownJob> picked) {
    if (picked.isEmpty()) {
      Label none = new Label("No job selected");
      none.getStyleClass().add("pane-title");
      return new Node[] {none};
    }
    KnownJob job = picked.get();
    Label id = new Label(Printable.line(job.id()));
    id.getStyleClass().addAll("monospace", "job-id");
    id.setMinWidth(120);
    Label kind = new Label(job.kind() == JobKind.CUSTOM ? "CUSTOM" : "THIRD PARTY");
    kind.getStyleClass().add("badge");
    kind.setMinWidth(Label.USE_PREF_SIZE);
    HBox row = new HBox(10, id, kind);
    row.setAlignment(Pos.CENTER_LEFT);
    job.status()
        .map(StatusLabel::new)
        .ifPresent(
            status -> {
              status.setMinWidth(Label.USE_PREF_SIZE);
              row.getChildren().add(status);
            });
    Label where = new Label(Printable.line(job.context().path()));
    where.getStyleClass().add("quiet");
    return new Node[] {new VBox(4, row, where)};
  }
}
