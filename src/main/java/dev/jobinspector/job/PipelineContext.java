package dev.jobinspector.job;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where in a pipeline a job stands. The service leaves the ARN and the pipeline execution out for
/// third-party jobs, and everything out where the job is not known in detail.
public record PipelineContext(
    Optional<String> pipeline,
    Optional<String> stage,
    Optional<String> action,
    Optional<String> actionExecutionId,
    Optional<String> pipelineExecutionId) {
  public static final PipelineContext UNKNOWN =
      new PipelineContext(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// This context with what a newer sighting of the same job knows laid over it.
  public PipelineContext updatedBy(PipelineContext newer) {
    return new PipelineContext(
        newer.pipeline.or(() -> pipeline),
        newer.stage.or(() -> stage),
        newer.action.or(() -> action),
        newer.actionExecutionId.or(() -> actionExecutionId),
        newer.pipelineExecutionId.or(() -> pipelineExecutionId));
  }

  /// `pipeline › stage › action`, as far as it is known.
  public String path() {
    return Stream.of(pipeline, stage, action)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" › "));
  }
}
