package dev.jobinspector.ui.details;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobDetails.Artifact;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.common.Loadable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// What the job is, in a dozen lines.
final class OverviewView extends ScrollPane {
  private final DetailsViewModel model;

  OverviewView(DetailsViewModel model) {
    this.model = model;
    setFitToWidth(true);
    model.detailsProperty().subscribe(state -> setContent(content(state)));
    model.jobProperty().subscribe(() -> setContent(content(model.detailsProperty().get())));
  }

  private Node content(Loadable<JobDetails> state) {
    return switch (state) {
      case Loadable.Idle<JobDetails> _ -> userMessage(idle(model.jobProperty().get()), "quiet");
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

  private static String idle(Optional<KnownJob> job) {
    return job.isEmpty()
        ? "Select a job in the table, or enter a job id in the form and press Enter."
        : "The details of a third-party job need its client token. Enter it in the form and choose"
            + " the info button next to the job id.";
  }

  private static Node userMessage(String text, String styleClass) {
    Label userMessage = new Label(text);
    userMessage.setWrapText(true);
    userMessage.getStyleClass().addAll("tab-words", styleClass);
    return userMessage;
  }

  private static GridPane grid(JobDetails job) {
    GridPane grid = new GridPane(14, 7);
    grid.getStyleClass().add("overview");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Label.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, values);
    row(grid, "Action type", job.actionType().map(ActionTypeId::text));
    row(grid, "Pipeline", job.context().pipeline());
    row(grid, "Stage", job.context().stage());
    row(grid, "Action", job.context().action());
    row(grid, "Action execution", job.context().actionExecutionId());
    row(grid, "Pipeline execution", job.context().pipelineExecutionId());
    row(grid, "Account", job.account());
    row(grid, "Input artifacts", artifacts(job.inputArtifacts()));
    row(grid, "Output artifacts", artifacts(job.outputArtifacts()));
    row(
        grid,
        "Configuration",
        job.configuration().isEmpty()
            ? Optional.of("none")
            : Optional.of(
                String.join(", ", job.configuration().keySet()) + " (values under Data)"));
    row(
        grid,
        "Artifact credentials",
        Optional.of(job.artifactCredentials().isPresent() ? "present, temporary" : "none"));
    row(
        grid,
        "Continuation token",
        Optional.of(job.continuationToken().isPresent() ? "present" : "none"));
    row(grid, "Encryption key", job.encryptionKey().map(key -> key.id()));
    return grid;
  }

  private static Optional<String> artifacts(List<Artifact> artifacts) {
    return artifacts.isEmpty()
        ? Optional.of("none")
        : Optional.of(artifacts.stream().map(Artifact::name).collect(Collectors.joining(", ")));
  }

  private static void row(GridPane grid, String name, Optional<String> value) {
    Label left = new Label(name);
    left.getStyleClass().add("quiet");
    Label right = new Label(value.map(Printable::line).orElse("not available"));
    right.setWrapText(true);
    if (value.isEmpty()) {
      right.getStyleClass().add("quiet");
    }
    grid.addRow(grid.getRowCount(), left, right);
    GridPane.setValignment(left, javafx.geometry.VPos.TOP);
  }
}
