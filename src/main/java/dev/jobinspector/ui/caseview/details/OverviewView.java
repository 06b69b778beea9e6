package dev.jobinspector.ui.caseview.details;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Controls;
import dev.jobinspector.ui.common.CopyableText;
import dev.jobinspector.ui.common.Loadable;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/// What the job is, in a dozen lines.
final class OverviewView extends ScrollPane {
  /// Names on one line; a hostile reply has a million.
  private static final int MOST_NAMES = 40;

  private static final double ROW_HEIGHT = 24;

  private static final String WITHOUT_TOKEN =
      "The details of a third-party job need its client token. Enter it in the form below and"
          + " choose the info button next to the job id.";

  private final DetailsViewModel model;
  private final Node withoutJob;

  OverviewView(DetailsViewModel model, Node withoutJob) {
    this.model = model;
    this.withoutJob = withoutJob;
    setFitToWidth(true);
    model.detailsProperty().subscribe(state -> setContent(content(state)));
    // Once there are details, they alone are shown.
    model
        .jobProperty()
        .subscribe(
            () -> {
              Loadable<JobDetails> state = model.detailsProperty().get();
              if (state instanceof Loadable.Idle) {
                setContent(content(state));
              }
            });
  }

  private Node content(Loadable<JobDetails> state) {
    return switch (state) {
      case Loadable.Idle<JobDetails> _ ->
          model.jobProperty().get().isEmpty() ? withoutJob : userMessage(WITHOUT_TOKEN, "quiet");
      case Loadable.Loading<JobDetails> _ -> {
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setMaxSize(32, 32);
        StackPane around = new StackPane(indicator);
        around.getStyleClass().add("tab-words");
        yield around;
      }
      case Loadable.Loaded<JobDetails>(var job) -> grid(job);
      case Loadable.Failed<JobDetails>(var why) ->
          userMessage(Printable.lines(why.text()), "answer-problem");
    };
  }

  private static Node userMessage(String text, String styleClass) {
    Label userMessage = new Label(text);
    userMessage.setWrapText(true);
    userMessage.getStyleClass().addAll("tab-words", styleClass);
    return userMessage;
  }

  private static GridPane grid(JobDetails job) {
    GridPane grid = new GridPane(16, 0);
    grid.getStyleClass().add("overview");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Label.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, values);
    row(grid, "Action type", job.actionType().map(ActionTypeId::text));
    row(grid, "Pipeline", job.context().pipeline());
    row(
        grid,
        "Stage › action",
        job.context()
            .stage()
            .map(stage -> stage + job.context().action().map(action -> " › " + action).orElse("")));
    row(grid, "Action execution", job.context().actionExecutionId());
    row(grid, "Pipeline execution", job.context().pipelineExecutionId());
    row(grid, "Account", job.account());
    row(grid, "Input artifacts", Optional.of(artifacts(job, "inputArtifacts")));
    row(grid, "Output artifacts", Optional.of(artifacts(job, "outputArtifacts")));
    row(grid, "Configuration", Optional.of(configuration(job)));
    row(
        grid,
        "Artifact credentials",
        Optional.of(job.data("artifactCredentials").isPresent() ? "present, temporary" : "none"));
    row(
        grid,
        "Continuation token",
        Optional.of(job.data("continuationToken").isPresent() ? "present" : "none"));
    row(grid, "Encryption key", job.data("encryptionKey").flatMap(key -> key.text("id")));
    return grid;
  }

  /// An id or a name can be copied; what is a sentence or a list wraps.
  private static Node value(String name, String text) {
    return text.contains(" ") || text.equals("none")
        ? Controls.text(text)
        : new CopyableText(name, text);
  }

  private static String artifacts(JobDetails job, String member) {
    return names(
        job.data(member).stream()
            .flatMap(ReplyNode::elements)
            .map(artifact -> artifact.text("name").orElse(""))
            .toList());
  }

  private static String configuration(JobDetails job) {
    return job.data("actionConfiguration")
        .flatMap(configuration -> configuration.at("configuration"))
        .map(ReplyNode::members)
        .filter(members -> !members.isEmpty())
        .map(members -> names(members.keySet()) + " (values under Data)")
        .orElse("none");
  }

  private static String names(Collection<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? first + ", … (%,d in all)".formatted(names.size()) : first;
  }

  private static void row(GridPane grid, String name, Optional<String> value) {
    Label left = new Label(name);
    left.getStyleClass().add("quiet");
    Node right =
        value
            .<Node>map(text -> value(name, text))
            .orElseGet(() -> Controls.text("not available", "quiet"));
    grid.addRow(grid.getRowCount(), left, right);
    RowConstraints line = new RowConstraints();
    line.setMinHeight(ROW_HEIGHT);
    line.setValignment(VPos.CENTER);
    grid.getRowConstraints().add(line);
  }
}
