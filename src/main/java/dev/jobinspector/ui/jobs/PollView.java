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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form that polls: what for, how many, and what polling does.
public final class PollView extends VBox {
  private static final int MOST_AT_ONCE = 100;

  public PollView(PollViewModel model) {
    setId("poll-form");
    setSpacing(12);
    getStyleClass().add("panel-form");
    Label title = new Label("Poll for jobs");
    title.getStyleClass().add("pane-title");
    Label warning =
        new Label(
            "A poll dispatches jobs: each gets a new nonce, and no other worker gets it until it"
                + " returns to the queue.");
    warning.setWrapText(true);
    warning.getStyleClass().add("caution");
    getChildren().addAll(title, warning, kinds(model), type(model), query(model), submit(model));
  }

  private static Node kinds(PollViewModel model) {
    RadioButton custom = new RadioButton("Custom");
    custom.setId("poll-kind-custom");
    RadioButton thirdParty = new RadioButton("Third party");
    thirdParty.setId("poll-kind-third-party");
    ToggleGroup kinds = new ToggleGroup();
    kinds.getToggles().addAll(custom, thirdParty);
    custom.setSelected(true);
    thirdParty
        .selectedProperty()
        .subscribe(third -> model.kindProperty().set(third ? JobKind.THIRD_PARTY : JobKind.CUSTOM));
    return Controls.labelled("Owner of the action type", new HBox(16, custom, thirdParty));
  }

  private static Node type(PollViewModel model) {
    ComboBox<String> category =
        new ComboBox<>(FXCollections.observableArrayList(ActionTypeId.CATEGORIES));
    category.setId("poll-category");
    category.valueProperty().bindBidirectional(model.categoryProperty());
    TextField provider = field("poll-provider", "CodeHaul", 10, model.providerProperty());
    TextField version = field("poll-version", "1", 3, model.versionProperty());
    Spinner<Integer> maximum = new Spinner<>(1, MOST_AT_ONCE, 1);
    maximum.setId("poll-maximum");
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
    Button submit = new Button("Poll for jobs");
    submit.setId("poll-submit");
    submit.getStyleClass().add("accent");
    submit.disableProperty().bind(model.disabledReason().map(Optional::isPresent));
    submit.setOnAction(_ -> model.submit());
    Label userMessage = new Label();
    userMessage.setId("poll-result");
    userMessage.setWrapText(true);
    userMessage.setMaxWidth(Double.MAX_VALUE);
    userMessage.setMinHeight(Label.USE_PREF_SIZE);
    userMessage
        .textProperty()
        .bind(
            model
                .resultProperty()
                .flatMap(state -> model.disabledReason().map(h -> userMessage(state, h))));
    HBox.setHgrow(userMessage, Priority.ALWAYS);
    HBox row = new HBox(12, submit, userMessage);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
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
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    field.textProperty().bindBidirectional(property);
    return field;
  }
}
