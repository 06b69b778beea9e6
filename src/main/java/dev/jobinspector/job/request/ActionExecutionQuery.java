package dev.jobinspector.job.request;

import java.util.Optional;
import java.util.OptionalInt;

/// Which executions of actions to list: a page of ListActionExecutions.
///
/// @param pipelineExecutionId empty for the executions of the whole pipeline
/// @param latest empty for retried ones, too
public record ActionExecutionQuery(
    String pipeline,
    Optional<String> pipelineExecutionId,
    Optional<Latest> latest,
    OptionalInt maxResults,
    Optional<String> nextToken) {
  /// The most that the service lists on a page.
  public static final int LARGEST_PAGE = 100;

  /// The latest executions of the actions in a pipeline execution.
  ///
  /// @param startTimeRange `Latest` leaves out what was retried since, `All` does not
  public record Latest(String pipelineExecutionId, String startTimeRange) {}

  /// Returns the same for another page.
  public ActionExecutionQuery page(OptionalInt size, Optional<String> token) {
    return new ActionExecutionQuery(pipeline, pipelineExecutionId, latest, size, token);
  }
}
