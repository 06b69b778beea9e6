package dev.jobinspector.ui.caseview;

import dev.jobinspector.ui.caseview.activity.ActivityView;
import dev.jobinspector.ui.caseview.activity.ActivityViewModel;
import dev.jobinspector.ui.caseview.details.DetailsView;
import dev.jobinspector.ui.caseview.details.DetailsViewModel;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.common.PanelSlot;
import dev.jobinspector.ui.common.copy.Copied;
import dev.jobinspector.ui.common.secret.SecretsOnScreen;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The case that is open: what it is, why it hangs, what may be done, how far its pipeline is, what
/// is known of its job; below, always in sight, the form that acknowledges.
public final class CaseView extends VBox {
  /// Below this height the evidence is shown under the findings only.
  private static final double LOW = 600;

  /// Below this one the fields of the form scroll with the rest; only its title stays in sight.
  private static final double LOWEST = 480;

  private static final PseudoClass IS_LOWEST = PseudoClass.getPseudoClass("low");

  private final WhyCard why;
  private final PanelSlot panel = new PanelSlot();
  private final ScrollPane scroll;

  /// @param now the time, as often as it is to be told again
  /// @param acknowledge the form at the bottom
  /// @param fields all of it but its title
  public CaseView(
      CaseViewModel model,
      DetailsViewModel details,
      ActivityViewModel activity,
      ObservableValue<Instant> now,
      CaseActions acts,
      SecretsOnScreen secrets,
      Pane acknowledge,
      Node fields) {
    setId("case");
    getStyleClass().add("case");
    why = new WhyCard(model, details, now, acts);
    DetailsView tabs =
        new DetailsView(
            details,
            new JobIdWays(model, activity, acts),
            secrets,
            () -> new ActivityView(activity),
            activity.stateProperty().map(it -> it instanceof Loadable.Loading));
    tabs.setMinHeight(150);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    VBox content =
        new VBox(8, panel, why, new StageStrip(model), new ExternalExecution(model, acts), tabs);
    content.getStyleClass().add("case-content");
    scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(80);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    // What was read again stays where the reader is.
    model
        .stateProperty()
        .map(open -> open.map(CaseState::heading))
        .subscribe(_ -> scroll.setVvalue(0));
    heightProperty().map(height -> height.doubleValue() < LOW).subscribe(why::setCompact);
    panel
        .openProperty()
        .subscribe(
            open -> {
              scroll.setVvalue(0);
              why.setBesideForm(open.isPresent());
            });
    getChildren().addAll(new CaseHeading(model, now, acts), scroll, acknowledge);
    heightProperty()
        .map(height -> height.doubleValue() < LOWEST)
        .subscribe(
            low -> {
              pseudoClassStateChanged(IS_LOWEST, low);
              // Adding it takes it from where it was.
              (low ? content : acknowledge).getChildren().add(fields);
            });
    fields.visibleProperty().subscribe(() -> showWhole(fields));
    // An answer that is longer than a line is seen whole, too.
    fields.layoutBoundsProperty().subscribe(() -> showWhole(fields));
  }

  /// Scrolls down to the form that was opened, if it scrolls.
  private void showWhole(Node fields) {
    if (fields.isVisible() && getPseudoClassStates().contains(IS_LOWEST)) {
      scroll.setVvalue(scroll.getVmax());
    }
  }

  /// Copies the id that names a case best.
  public static void copyId(CaseState open) {
    open.id()
        .ifPresent(
            id ->
                Copied.copy(
                    open.job().isPresent() ? "the job id" : "the id of the action execution", id));
  }

  /// Returns where the forms of acts open.
  public PanelSlot panel() {
    return panel;
  }

  /// Shows which acts can be chosen now; called when what disables one has changed.
  public void refreshActs() {
    why.refresh();
  }
}
