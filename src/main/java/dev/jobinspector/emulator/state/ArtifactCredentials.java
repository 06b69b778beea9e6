package dev.jobinspector.emulator.state;

/// What a job carries to read and write artifacts with. A session token that is empty is none.
public record ArtifactCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {
  /// Right for no S3.
  public static final ArtifactCredentials EXAMPLE =
      new ArtifactCredentials(
          "ASIAEMULATOREXAMPLE1",
          "EMULATOR/not/a/real/secret/access/EXAMPLEKEY",
          "EMULATOR//not/a/real/session/token//EXAMPLETOKEN==");
}
