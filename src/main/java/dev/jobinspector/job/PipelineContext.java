package dev.jobinspector.job;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The pipeline, stage and action of a job. The service omits the ARN and the pipeline execution
/// for third-party jobs; all is empty where the details of a job are not known.
public record PipelineContext(
    Optional<String> pipeline,
    Optional<String> stage,
    Optional<String> action,
    Optional<String> actionExecutionId,
    Optional<String> pipelineExecutionId) {
  private static final String NAME = "[A-Za-z0-9.@\\-_]+";
  private static final String NAME_IN_WORDS = "letters, digits and . @ - _ only";

  public static final Constraint PIPELINE =
      Constraint.pattern("pipeline name", 1, 100, NAME, NAME_IN_WORDS);
  public static final Constraint STAGE =
      Constraint.pattern("stage name", 1, 100, NAME, NAME_IN_WORDS);
  public static final Constraint PIPELINE_EXECUTION =
      Constraint.pattern(
          "pipeline execution id",
          1,
          36,
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
          "32 digits 0-9 and a-f in groups of 8-4-4-4-12");

  public static final PipelineContext UNKNOWN =
      new PipelineContext(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Returns this context with what is known newer in place of what it has.
  public PipelineContext updatedBy(PipelineContext newer) {
    return new PipelineContext(
        newer.pipeline.or(() -> pipeline),
        newer.stage.or(() -> stage),
        newer.action.or(() -> action),
        newer.actionExecutionId.or(() -> actionExecutionId),
        newer.pipelineExecutionId.or(() -> pipelineExecutionId));
  }

  /// Returns `pipeline › stage › action`, as far as it is known.
  public String path() {
    return Stream.of(pipeline, stage, action)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" › "));
  }
}
