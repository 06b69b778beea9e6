package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.Job;

/// What happens to jobs when nothing happens.
@Tag("process")
final class EmulatorTimeLimitsTest {
  @AutoClose private final Started service = Started.builtIn();
  private final CodePipelineClient client = service.client();

  @Test
  void eachKindOfJobTimesOutAfterItsOwnLimit() throws Exception {
    Job custom =
        client
            .pollForJobs(r -> r.actionTypeId(EmulatorLifeCycleTest.LOAD_RUNNER))
            .jobs()
            .getFirst();
    client.acknowledgeJob(r -> r.jobId(custom.id()).nonce(custom.nonce()));
    String thirdParty = service.job("third-party", "InProgress").id();
    String lambda = lambda().id();
    service.advance("PT16M");
    assertEquals("InProgress", service.job(lambda).status());
    service.advance("PT1M5S");
    assertEquals("TimedOut", service.job(lambda).status());
    service.advance("PT6H");
    assertEquals("InProgress", service.job(thirdParty).status());
    service.advance("PT5M");
    assertEquals("TimedOut", service.job(thirdParty).status());
    service.advance("PT17H");
    assertEquals("InProgress", service.job(custom.id()).status());
    service.advance("PT30M");
    assertEquals("TimedOut", service.job(custom.id()).status());
    assertEquals(
        "TimedOut",
        client.acknowledgeJob(r -> r.jobId(custom.id()).nonce(custom.nonce())).statusAsString());
  }

  @Test
  void aContinuationOfALambdaJobRestartsItsTwentyMinutes() throws Exception {
    var lambda = lambda();
    service.advance("PT10M");
    client.putJobSuccessResult(r -> r.jobId(lambda.id()).continuationToken("more"));
    service.advance("PT19M");
    var next = lambda();
    assertNotEquals(lambda.id(), next.id());
    service.advance("PT2M");
    assertEquals("TimedOut", service.job(next.id()).status());
  }

  /// The one that is at work.
  private Started.ListedJob lambda() throws Exception {
    return service.jobs().stream()
        .filter(job -> job.where().provider().equals("Lambda"))
        .filter(job -> job.status().equals("InProgress"))
        .findFirst()
        .orElseThrow();
  }
}
