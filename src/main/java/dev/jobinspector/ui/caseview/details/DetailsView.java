package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What is known of the job of a case: one tab for each way of looking at it.
public final class DetailsView extends VBox {
  private static final int FINDINGS = 3;
  private static final int ACTIVITY = 5;

  /// @param withoutJob what the overview shows while the job of the case is not known
  /// @param activity what AWS recorded of workers' calls
  /// @param lookingUp whether that is being looked up: then it is shown
  public DetailsView(
      DetailsViewModel model,
      Node withoutJob,
      SecretsOnScreen secrets,
      Supplier<Node> activity,
      ObservableValue<Boolean> lookingUp) {
    setId("details");
    TabPane tabs =
        new TabPane(
            tab("Overview", "details-overview", () -> new OverviewView(model, withoutJob)),
            tab("Data", "details-data", () -> new DataView(model, secrets)),
            tab("Exchange", "details-exchange", () -> new ExchangeView(model)),
            tab("Findings", "details-findings", () -> new FindingsView(model)),
            tab("Timeline", "details-timeline", () -> new TimelineView(model)),
            tab("Activity", "details-activity", activity));
    // What was asked about an attempt from elsewhere in the window is answered there.
    model
        .checkProperty()
        .subscribe(
            check -> {
              if (check instanceof Loadable.Loading) {
                tabs.getSelectionModel().select(FINDINGS);
              }
            });
    lookingUp.subscribe(
        looking -> {
          if (looking) {
            tabs.getSelectionModel().select(ACTIVITY);
          }
        });
    VBox.setVgrow(tabs, Priority.ALWAYS);
    tabs.setAccessibleText("What is known of the job");
    getChildren().add(tabs);
  }

  /// Returns a tab whose content is built when it is first looked at; its place is there before.
  private static Tab tab(String title, String id, Supplier<Node> content) {
    StackPane place = new StackPane();
    place.setId(id);
    Tab tab = new Tab(title, place);
    tab.setId(id + "-tab");
    tab.setClosable(false);
    tab.selectedProperty()
        .subscribe(
            selected -> {
              if (selected && place.getChildren().isEmpty()) {
                place.getChildren().setAll(content.get());
              }
            });
    return tab;
  }
}
