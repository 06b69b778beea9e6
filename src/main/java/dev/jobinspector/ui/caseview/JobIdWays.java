package dev.jobinspector.ui.caseview;

import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.ui.caseview.activity.ActivityViewModel;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Times;
import dev.jobinspector.ui.common.copy.Copied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What stands in place of the details while the job of a case is not known: the ways to its id,
/// those that change nothing first.
final class JobIdWays extends VBox {
  /// What the ways depend on: no button is replaced under a hand while that stays the same.
  private record Ways(CaseKind kind, String around, String line, boolean lookUp) {}

  private final ActivityViewModel activity;
  private final CaseActions acts;

  JobIdWays(CaseViewModel model, ActivityViewModel activity, CaseActions acts) {
    super(10);
    this.activity = activity;
    this.acts = acts;
    getStyleClass().add("tab-words");
    model
        .stateProperty()
        .map(open -> open.filter(state -> state.job().isEmpty()).map(this::ways))
        .subscribe(ways -> getChildren().setAll(content(ways)));
  }

  private Ways ways(CaseState open) {
    return new Ways(
        open.kind(),
        open.stuck().since().map(Times::local).orElse("the start"),
        WorkerLogLine.of(open),
        activity.disabledReason().isEmpty());
  }

  private List<Node> content(Optional<Ways> open) {
    if (open.isEmpty()) {
      return List.of(
          Controls.text(
              "Select a stuck action or a job on the left, or enter a job id below and press"
                  + " Enter.",
              "quiet"));
    }
    List<Node> ways = new ArrayList<>();
    ways.add(
        Controls.text(
            "CodePipeline does not tell the job id of an action. Ways to find it, the harmless"
                + " first:"));
    ways.add(
        way(
            "1. This program's history, if a job of this pipeline was seen here.",
            Controls.button("way-history", "Search the history", acts::searchHistory)));
    ways.add(
        way(
            "2. A log, an event or a command that names the job.",
            Controls.button("way-paste", "Paste…", acts::paste)));
    if (!open.get().kind().hasJob() && open.get().kind() != CaseKind.UNKNOWN) {
      return List.of(
          Controls.text("This is not a job: what is known of it stands above.", "quiet"));
    }
    boolean function = open.get().kind() == CaseKind.LAMBDA;
    Button search =
        Controls.button(
            "way-log-line",
            "Copy what to search for",
            () -> Copied.copy("what to search for", open.get().line()));
    Controls.tooltip(search, open.get().line());
    ways.add(
        way(
            "3. %s log around %s: search for what the button copies, as grep -E takes it."
                .formatted(function ? "The function's" : "The worker's", open.get().around()),
            search));
    Button lookUp = Controls.button("way-look-up", "Look up who polls", activity::lookUp);
    lookUp.setDisable(!open.get().lookUp());
    ways.add(
        way(
            "4. CloudTrail%s: who polled and acknowledged, and for which job. It only reads."
                .formatted(function ? " and the function's log" : ""),
            lookUp));
    ways.add(Controls.text("5. An id that somebody tells: type it in the form below.", "quiet"));
    if (!function) {
      Button poll = Controls.button("way-poll", "Poll…", () -> acts.perform(Act.POLL));
      ways.add(
          way(
              "6. Last, a poll of its action type. It dispatches the job: no worker gets it then.",
              poll));
    }
    return ways;
  }

  private static Node way(String text, Button button) {
    HBox row = new HBox(10, Controls.text(text), Controls.gap(), button);
    HBox.setHgrow(row.getChildren().getFirst(), javafx.scene.layout.Priority.SOMETIMES);
    return row;
  }
}
