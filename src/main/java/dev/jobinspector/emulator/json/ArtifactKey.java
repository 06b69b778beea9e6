package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.state.PipelineExecution;

/// Where in the artifact bucket CodePipeline keeps an artifact: the pipeline's name cut to 20
/// characters, the artifact's to 10, and seven characters that tell executions apart.
public final class ArtifactKey {
  private ArtifactKey() {}

  public static String of(PipelineExecution execution, String artifact) {
    String suffix = execution.id().replace("-", "").substring(0, 7);
    return cut(execution.pipeline().declaration().name(), 20)
        + "/"
        + cut(artifact, 10)
        + "/"
        + suffix;
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
