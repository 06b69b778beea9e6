package dev.jobinspector.emulator;

import static dev.jobinspector.emulator.Provisioning.output;
import static dev.jobinspector.emulator.Provisioning.pipeline;
import static dev.jobinspector.emulator.Provisioning.stage;
import static dev.jobinspector.emulator.Provisioning.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.model.Artifact;
import software.amazon.awssdk.services.codepipeline.model.Job;

/// Where artifacts are and with which credentials, for a worker with an S3 of its own.
@Tag("process")
final class EmulatorArtifactsTest {
  private static final String SCENARIO =
      """
      {
        "account": "111122223333",
        "actionTime": "PT30S",
        "artifactCredentials": {"accessKeyId": "minio", "secretAccessKey": "minio-secret"},
        "regions": []
      }
      """;

  @TempDir private Path directory;
  @AutoClose private Started service;
  private Provisioning provisioning;

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(directory.resolve("scenario.json"), SCENARIO);
    service =
        new Started(
            new EmulatorOptions(
                0, Optional.of(file), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1));
    provisioning = new Provisioning(service.client());
    provisioning.createType();
  }

  @Test
  void aJobCarriesTheBucketOfThePipelineTheKeyAndTheCredentialsOfTheScenario() throws Exception {
    provisioning.create(
        pipeline(
            "a-pipeline-with-a-long-name",
            stage("Build", work("Work", a -> a.outputArtifacts(output("AnArtifactOfMine"))))));
    provisioning.start("a-pipeline-with-a-long-name");
    assertTrue(provisioning.take().isEmpty(), "the source takes its time");
    service.advance("PT30S");
    Job job = provisioning.take().orElseThrow();
    var credentials = job.data().artifactCredentials();
    assertEquals("minio", credentials.accessKeyId());
    assertEquals("minio-secret", credentials.secretAccessKey());
    assertNull(credentials.sessionToken());
    String made = key(job.data().outputArtifacts().getFirst());
    assertTrue(made.matches("a-pipeline-with-a-lo/AnArtifact/[A-Za-z0-9]{7}"), made);
    assertTrue(
        key(job.data().inputArtifacts().getFirst())
            .matches("a-pipeline-with-a-lo/SourceOutp/[A-Za-z0-9]{7}"));
  }

  @Test
  void whatIsMadeAgainHasAnotherKey() throws Exception {
    provisioning.create(
        pipeline("mine", stage("Build", work("Work", a -> a.outputArtifacts(output("App"))))));
    String execution = provisioning.start("mine");
    service.advance("PT30S");
    Job first = provisioning.take().orElseThrow();
    provisioning.fail(first);
    service
        .client()
        .retryStageExecution(
            r ->
                r.pipelineName("mine")
                    .stageName("Build")
                    .pipelineExecutionId(execution)
                    .retryMode("FAILED_ACTIONS"));
    Job again = provisioning.take().orElseThrow();
    assertNotEquals(
        key(first.data().outputArtifacts().getFirst()),
        key(again.data().outputArtifacts().getFirst()));
    assertEquals(first.data().inputArtifacts(), again.data().inputArtifacts());
  }

  @Test
  void theOutputOfAnS3SourceIsTheObjectItNames() throws Exception {
    var source =
        Provisioning.source().toBuilder()
            .actionTypeId(EmulatorLifeCycleTest.type("Source", "AWS", "S3", "1"))
            .configuration(Map.of("S3Bucket", "sources", "S3ObjectKey", "in/app.zip"))
            .build();
    provisioning.create(
        pipeline("mine").stages(stage("Source", source), stage("Build", work("Work"))));
    provisioning.start("mine");
    service.advance("PT30S");
    Artifact input = provisioning.take().orElseThrow().data().inputArtifacts().getFirst();
    assertEquals("sources", input.location().s3Location().bucketName());
    assertEquals("in/app.zip", key(input));
  }

  private static String key(Artifact artifact) {
    return artifact.location().s3Location().objectKey();
  }
}
