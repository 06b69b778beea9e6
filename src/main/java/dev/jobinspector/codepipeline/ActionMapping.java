package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionInput;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ErrorDetails;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/// Maps the SDK's two forms of an action execution to ours. Any member may be missing.
final class ActionMapping {
  private ActionMapping() {}

  /// Returns the latest execution of an action; one that never ran has none.
  static Optional<ActionExecution> latest(String pipeline, StageState stage, ActionState action) {
    return Optional.ofNullable(action.latestExecution()).map(_ -> ofState(pipeline, stage, action));
  }

  private static ActionExecution ofState(String pipeline, StageState stage, ActionState action) {
    var execution = action.latestExecution();
    return new ActionExecution(
        new PipelineContext(
            Optional.of(pipeline),
            Optional.ofNullable(stage.stageName()),
            Optional.ofNullable(action.actionName()),
            Optional.ofNullable(execution.actionExecutionId()),
            Optional.ofNullable(stage.latestExecution())
                .flatMap(latest -> Optional.ofNullable(latest.pipelineExecutionId()))),
        Optional.empty(),
        status(execution.statusAsString()),
        Optional.empty(),
        Optional.ofNullable(execution.lastStatusChange()),
        new ActionExecution.Told(
            Optional.ofNullable(execution.externalExecutionId()),
            Optional.ofNullable(execution.externalExecutionUrl()),
            Optional.ofNullable(execution.summary()).map(Excerpt::of)),
        error(execution.errorDetails()),
        Map.of());
  }

  /// Returns one of the list of a pipeline's action executions.
  static ActionExecution execution(String pipeline, ActionExecutionDetail from) {
    var result =
        Optional.ofNullable(from.output())
            .flatMap(output -> Optional.ofNullable(output.executionResult()));
    return new ActionExecution(
        new PipelineContext(
            Optional.of(pipeline),
            Optional.ofNullable(from.stageName()),
            Optional.ofNullable(from.actionName()),
            Optional.ofNullable(from.actionExecutionId()),
            Optional.ofNullable(from.pipelineExecutionId())),
        Optional.ofNullable(from.input())
            .flatMap(input -> Optional.ofNullable(input.actionTypeId()))
            .map(ActionMapping::actionType),
        status(from.statusAsString()),
        Optional.ofNullable(from.startTime()),
        Optional.ofNullable(from.lastUpdateTime()),
        new ActionExecution.Told(
            result.flatMap(r -> Optional.ofNullable(r.externalExecutionId())),
            result.flatMap(r -> Optional.ofNullable(r.externalExecutionUrl())),
            result.flatMap(
                r -> Optional.ofNullable(r.externalExecutionSummary()).map(Excerpt::of))),
        result.flatMap(r -> error(r.errorDetails())),
        Optional.ofNullable(from.input())
            .map(ActionExecutionInput::configuration)
            .orElse(Map.of()));
  }

  static ActionTypeId actionType(
      software.amazon.awssdk.services.codepipeline.model.ActionTypeId from) {
    return new ActionTypeId(
        text(from.categoryAsString()),
        text(from.ownerAsString()),
        text(from.provider()),
        text(from.version()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static ActionStatus status(@Nullable String text) {
    if (text == null || !ReplyCheck.isStatus(text)) {
      throw new GarbledReplyException(
          "A reply came in which the status of an action is missing or is no word.");
    }
    return ActionStatus.of(text);
  }

  private static Optional<String> error(@Nullable ErrorDetails details) {
    return Optional.ofNullable(details)
        .map(
            error ->
                Stream.of(Optional.ofNullable(error.code()), Optional.ofNullable(error.message()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(": ")))
        .map(Excerpt::of)
        .filter(userMessage -> !userMessage.isEmpty());
  }
}
