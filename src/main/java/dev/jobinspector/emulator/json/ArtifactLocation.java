package dev.jobinspector.emulator.json;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.PipelineExecution;
import java.util.SplittableRandom;
import java.util.UUID;

/// Where an artifact is. In the pipeline's bucket its key is the name of the pipeline cut to 20
/// characters, its own name cut to 10, and seven characters that are others each time it is made.
/// What an S3 source action of AWS finds stays where it is: the emulator copies nothing.
public record ArtifactLocation(String bucket, String key) {
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /// Returns where an action puts what it makes.
  public static ArtifactLocation madeBy(ActionRun action, String artifact) {
    var type = action.declaration().type().id();
    String bucket = action.configuration().get("S3Bucket");
    String key = action.configuration().get("S3ObjectKey");
    if (type.path().startsWith("Source/AWS/S3/") && bucket != null && key != null) {
      return new ArtifactLocation(bucket, key);
    }
    return in(action.stage().pipelineExecution().declaration(), artifact, action.id());
  }

  /// Returns where an artifact of an execution is, from the action that made it last.
  public static ArtifactLocation of(PipelineExecution execution, String artifact) {
    return execution.actions().reversed().stream()
        .filter(action -> action.declaration().outputArtifacts().contains(artifact))
        .findFirst()
        .map(action -> madeBy(action, artifact))
        .orElseGet(() -> in(execution.declaration(), artifact, execution.id()));
  }

  private static ArtifactLocation in(PipelineDeclaration pipeline, String artifact, String madeBy) {
    return new ArtifactLocation(
        pipeline.artifactBucket(),
        cut(pipeline.name(), 20) + "/" + cut(artifact, 10) + "/" + suffix(madeBy, artifact));
  }

  private static String suffix(String madeBy, String artifact) {
    UUID id = UUID.fromString(madeBy);
    var random =
        new SplittableRandom(
            id.getMostSignificantBits() ^ id.getLeastSignificantBits() ^ artifact.hashCode());
    var suffix = new StringBuilder();
    while (suffix.length() < 7) {
      suffix.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return suffix.toString();
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
