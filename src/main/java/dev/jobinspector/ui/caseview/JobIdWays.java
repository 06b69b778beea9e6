package dev.jobinspector.ui.caseview;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.troubleshooting.finding.Act;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.ui.common.Controls;
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
  private final CaseActions acts;

  JobIdWays(CaseViewModel model, CaseActions acts) {
    super(10);
    this.acts = acts;
    getStyleClass().add("tab-words");
    model
        .stateProperty()
        .map(open -> open.filter(state -> state.job().isEmpty()))
        .subscribe(open -> getChildren().setAll(content(open)));
  }

  private List<Node> content(Optional<CaseState> open) {
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
            "CodePipeline tells no job id of an action. Ways to it, the harmless first:"));
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
          Controls.text("No job stands behind this. What is known of it is above.", "quiet"));
    }
    if (open.get().kind() == CaseKind.LAMBDA) {
      ways.add(
          Controls.text(
              "3. The function's log in CloudWatch: the id is in its event as “CodePipeline.job”,"
                  + " member “id”."));
    } else {
      ways.add(
          Controls.text(
              "3. CloudTrail: the newest PollForJobs or AcknowledgeJob event by the worker's role,"
                  + " and the worker's log around "
                  + open.get().type().map(ActionTypeId::text).orElse("its action type")
                  + "."));
      Button poll = Controls.button("way-poll", "Poll…", () -> acts.perform(Act.POLL));
      ways.add(
          way(
              "4. A poll of its action type. It dispatches the job: no worker gets it then.",
              poll));
      ways.add(Controls.text("5. Type it in the form below.", "quiet"));
    }
    return ways;
  }

  private static Node way(String text, Button button) {
    HBox row = new HBox(10, Controls.text(text), Controls.gap(), button);
    HBox.setHgrow(row.getChildren().getFirst(), javafx.scene.layout.Priority.SOMETIMES);
    return row;
  }
}
