package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.request.JobResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What can be said of a job that is done. A revision, a continuation and output variables come
/// from the worker and are left to the command line.
public final class SuccessForm implements ResultForm {
  private final CheckedText summary =
      CheckedText.optional(JobResult.ExecutionDetails::summaryProblem);
  private final CheckedText percent =
      CheckedText.optional(JobResult.ExecutionDetails::percentProblem);
  private final CheckedText externalId =
      CheckedText.optional(JobResult.ExecutionDetails::externalIdProblem);

  /// Returns the state of the action in words.
  public CheckedText summary() {
    return summary;
  }

  /// Returns how much is done, 0 to 100.
  public CheckedText percent() {
    return percent;
  }

  /// Returns the id of the work in the worker's own system.
  public CheckedText externalId() {
    return externalId;
  }

  @Override
  public List<CheckedText> texts() {
    return List.of(summary, percent, externalId);
  }

  @Override
  public JobResult entered() {
    return new JobResult.Success(Optional.empty(), Optional.empty(), execution(), Map.of());
  }

  private Optional<JobResult.ExecutionDetails> execution() {
    return texts().stream().allMatch(text -> text.entered().isEmpty())
        ? Optional.empty()
        : Optional.of(
            new JobResult.ExecutionDetails(
                summary.entered(),
                externalId.entered(),
                percent
                    .entered()
                    .map(typed -> OptionalInt.of(Integer.parseInt(typed)))
                    .orElse(OptionalInt.empty())));
  }

  @Override
  public void clear() {
    texts().forEach(text -> text.textProperty().set(""));
  }
}
