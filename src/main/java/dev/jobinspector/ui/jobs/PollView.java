package dev.jobinspector.ui.jobs;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.Loadable;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form that polls: what for, how many, and what polling does.
public final class PollView extends VBox {
  private static final int MOST_AT_ONCE = 100;

  public PollView(PollViewModel model) {
    setId("poll-form");
    setSpacing(12);
    getStyleClass().add("panel-form");
    getChildren()
        .addAll(
            Controls.title("Poll for jobs"),
            Controls.text(
                "A poll dispatches jobs: each gets a new nonce, and no other worker gets it until"
                    + " it returns to the queue.",
                "caution"),
            Controls.labelled(
                "Owner of the action type", Controls.kinds("poll-kind", model.kindProperty())),
            type(model),
            query(model),
            submit(model));
  }

  private static Node type(PollViewModel model) {
    ComboBox<String> category =
        new ComboBox<>(FXCollections.observableArrayList(ActionTypeId.CATEGORIES));
    category.setId("poll-category");
    category.valueProperty().bindBidirectional(model.categoryProperty());
    TextField provider = field("poll-provider", "CodeHaul", 10, model.providerProperty());
    TextField version = field("poll-version", "1", 3, model.versionProperty());
    Spinner<Integer> maximum = Controls.named(new Spinner<>(1, MOST_AT_ONCE, 1), "poll-maximum");
    maximum.setPrefWidth(84);
    maximum.valueProperty().subscribe(value -> model.maximumProperty().set(value));
    return new HBox(
        10,
        Controls.labelled("Category", category),
        Controls.labelled("Provider", provider),
        Controls.labelled("Version", version),
        Controls.labelled("Maximum jobs", maximum));
  }

  private static Node query(PollViewModel model) {
    TextField key = field("poll-query-key", "ProjectName", 10, model.queryKeyProperty());
    TextField value = field("poll-query-value", "MyProject", 10, model.queryValueProperty());
    HBox query =
        new HBox(
            10,
            Controls.labelled("Query property (if the action type has one)", key),
            Controls.labelled("Value", value));
    query.disableProperty().bind(model.kindProperty().isEqualTo(JobKind.THIRD_PARTY));
    return query;
  }

  private static Node submit(PollViewModel model) {
    Button submit = Controls.button("poll-submit", "Poll for jobs", model::submit, "accent");
    Controls.disableFor(model.disabledReason(), submit);
    Label said =
        Controls.words(
            "poll-result",
            model
                .resultProperty()
                .flatMap(state -> model.disabledReason().map(why -> userMessage(state, why))));
    said.setWrapText(true);
    said.setMaxWidth(Double.MAX_VALUE);
    said.setMinHeight(USE_PREF_SIZE);
    return Controls.row(12, submit, Controls.grown(said));
  }

  private static String userMessage(
      Loadable<List<PolledJob>> state, Optional<String> disabledReason) {
    return switch (state) {
      case Loadable.Idle<List<PolledJob>> _ -> disabledReason.orElse("");
      case Loadable.Loading<List<PolledJob>> _ -> "Polling…";
      case Loadable.Loaded<List<PolledJob>>(var jobs) ->
          switch (jobs.size()) {
            case 0 -> "No job of this action type is queued in this Region.";
            case 1 -> "1 job was dispatched; it is in the table.";
            default -> jobs.size() + " jobs were dispatched; they are in the table.";
          };
      case Loadable.Failed<List<PolledJob>>(var why) ->
          Printable.lines(why.text())
              + disabledReason.map(userMessage -> "\n" + userMessage).orElse("");
    };
  }

  private static TextField field(String id, String prompt, int columns, StringProperty property) {
    TextField field = Controls.field(id, columns, property);
    field.setPromptText(prompt);
    return field;
  }
}
