package dev.jobinspector.job.pipeline;

import java.util.List;
import java.util.Optional;

/// The state of a pipeline's stages, as GetPipelineState shows it.
///
/// @param stages in the order of the pipeline
public record PipelineState(String pipeline, List<StageState> stages) {
  public PipelineState {
    stages = List.copyOf(stages);
  }

  /// Returns the latest execution of each action that ever ran, in the order of the pipeline.
  public List<ActionExecution> latestActions() {
    return stages.stream()
        .flatMap(stage -> stage.actions().stream())
        .flatMap(action -> action.latest().stream())
        .toList();
  }

  public Optional<StageState> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }
}
