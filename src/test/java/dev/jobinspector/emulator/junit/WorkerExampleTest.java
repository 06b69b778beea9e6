package dev.jobinspector.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.emulator.ManyJobs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;

/// What `docs/testing-a-worker.md` shows, and what else the extension does.
@Tag("process")
final class WorkerExampleTest {
  // shown
  @RegisterExtension static final CodePipelineEmulator emulator = CodePipelineEmulator.builtIn();

  static CodePipelineClient client;

  @BeforeAll
  static void connect() {
    client =
        CodePipelineClient.builder()
            .endpointOverride(emulator.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();
  }

  @Test
  void aJobIsDoneOnce() {
    Worker.workOnce(client); // your worker

    var result = emulator.requests("PutJobSuccessResult").get(0);
    assertEquals(200, result.status().orElseThrow());
    assertEquals("Succeeded", emulator.job(result.job().orElseThrow()).status());
  }

  @Test
  void aResultIsReportedAlthoughTheServiceThrottles() {
    emulator.fault("PutJobSuccessResult", "throttle", 2);

    Worker.workOnce(client);

    assertEquals(3, emulator.requests("PutJobSuccessResult").size());
  }

  @Test
  void aJobThatNobodyAcknowledgesComesBack() {
    client.pollForJobs(r -> r.actionTypeId(Worker.TYPE));
    emulator.advance(Duration.ofMinutes(5));

    Worker.workOnce(client);

    assertEquals(1, emulator.requests("PutJobSuccessResult").size());
  }

  // until here

  /// Stands for a worker.
  private static final class Worker {
    static final ActionTypeId TYPE =
        ActionTypeId.builder()
            .category("Test")
            .owner("Custom")
            .provider("LoadRunner")
            .version("1")
            .build();

    static void workOnce(CodePipelineClient client) {
      for (var job : client.pollForJobs(r -> r.actionTypeId(TYPE)).jobs()) {
        client.acknowledgeJob(r -> r.jobId(job.id()).nonce(job.nonce()));
        client.putJobSuccessResult(r -> r.jobId(job.id()));
      }
    }
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  @Test
  void aTestBeginsWithoutWhatOthersDid() {
    assertEquals(0, emulator.requests().size());
    emulator.advance(Duration.ofDays(1));
    assertTrue(emulator.now().isAfter(Instant.now().plus(Duration.ofHours(23))));
  }

  @Test
  void aScenarioOfTheTestTakesThePlaceOfTheFirst() {
    emulator.reset(ManyJobs.scenario(2));
    assertEquals(2, emulator.jobs().size());
    var refused =
        assertThrows(IllegalArgumentException.class, () -> emulator.reset("{\"account\":1}"));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 1"), refused.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> emulator.fault("AcknowledgeJob", "explode", 1));
    assertThrows(IllegalArgumentException.class, () -> emulator.job("none"));
  }

  @RegisterExtension
  final CodePipelineEmulator own = CodePipelineEmulator.withOptions("--port=0", "--host=0.0.0.0");

  @Test
  void inAFieldOfItsOwnItLivesForOneTestAndElsewhereItsTokenIsSent() {
    assertTrue(own.jobs().size() > 10);
    own.reset(ManyJobs.scenario(2));
    assertEquals(2, own.jobs().size());
    assertThrows(IllegalStateException.class, CodePipelineEmulator.builtIn()::endpoint);
  }
}
