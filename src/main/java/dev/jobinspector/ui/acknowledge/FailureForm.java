package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Why a job failed.
public final class FailureForm implements ResultForm {
  private final ObjectProperty<FailureType> type =
      new SimpleObjectProperty<>(FailureType.JOB_FAILED);
  private final CheckedText message = CheckedText.required(JobResult.Failure::messageProblem);
  private final CheckedText externalId =
      CheckedText.optional(JobResult.ExecutionDetails::externalIdProblem);

  public ObjectProperty<FailureType> typeProperty() {
    return type;
  }

  public CheckedText message() {
    return message;
  }

  /// Returns the id of the work in the worker's own system.
  public CheckedText externalId() {
    return externalId;
  }

  @Override
  public List<CheckedText> texts() {
    return List.of(message, externalId);
  }

  @Override
  public JobResult entered() {
    return new JobResult.Failure(type.get(), message.entered().orElse(""), externalId.entered());
  }

  @Override
  public void clear() {
    type.set(FailureType.JOB_FAILED);
    texts().forEach(text -> text.textProperty().set(""));
  }
}
