package dev.jobinspector.attempt;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import java.util.Optional;

/// What an attempt is on. A write on one waits until the same write on it has ended; only polls go
/// side by side.
public sealed interface Subject {
  /// A job. An id alone names none: emulators repeat them, and partners choose their own.
  record Job(JobKind kind, String id) implements Subject {}

  /// What is polled for.
  ///
  /// @param id empty where the history does not tell it
  record ActionType(Optional<ActionTypeId> id) implements Subject {}

  record Stage(String pipeline, String stage) implements Subject {}

  /// An execution of a whole pipeline.
  record Execution(String pipeline, String id) implements Subject {}

  String JOB = "job";
  String ACTION_TYPE = "action-type";
  String STAGE = "stage";
  String EXECUTION = "execution";

  /// Returns the kind as histories and files have it.
  default String kindText() {
    return switch (this) {
      case Job _ -> JOB;
      case ActionType _ -> ACTION_TYPE;
      case Stage _ -> STAGE;
      case Execution _ -> EXECUTION;
    };
  }

  /// Returns the kind in words.
  default String noun() {
    return switch (this) {
      case Job _ -> "job";
      case ActionType _ -> "action type";
      case Stage _ -> "stage";
      case Execution _ -> "pipeline execution";
    };
  }

  /// Returns what it tells of the place of an attempt.
  default PipelineContext context() {
    return switch (this) {
      case Job _, ActionType _ -> PipelineContext.UNKNOWN;
      case Stage(var pipeline, var stage) ->
          new PipelineContext(
              Optional.of(pipeline),
              Optional.of(stage),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      case Execution(var pipeline, var id) ->
          new PipelineContext(
              Optional.of(pipeline),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(id));
    };
  }
}
