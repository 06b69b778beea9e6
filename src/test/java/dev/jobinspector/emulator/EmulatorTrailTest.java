package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.codepipeline.model.JobNotFoundException;

/// CloudTrail as the emulator plays it, with AWS's own client.
@Tag("process")
class EmulatorTrailTest {
  private static final String NO_JOB = "00000000-0000-4000-8000-000000000000";

  private Started emulator;
  private CloudTrailClient trail;

  @BeforeEach
  void start() throws Exception {
    emulator = Started.builtIn();
    trail =
        CloudTrailClient.builder()
            .endpointOverride(emulator.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "x")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    set("{\"throttleAbove\":0}");
  }

  @AfterEach
  void stop() {
    trail.close();
    emulator.close();
  }

  @Test
  void callsAreRecordedAlsoThoseThatWereRefused() {
    assertThrows(
        JobNotFoundException.class,
        () -> emulator.client().acknowledgeJob(r -> r.jobId(NO_JOB).nonce("7")));
    Event event = all("AcknowledgeJob").getFirst();
    assertTrue(event.cloudTrailEvent().contains(NO_JOB), event.cloudTrailEvent());
    assertTrue(event.cloudTrailEvent().contains("JobNotFoundException"), event.cloudTrailEvent());
  }

  @Test
  void theyComeInPagesNewestFirstWithoutAGap() {
    List<Event> all = all("PollForJobs");
    assertTrue(all.size() > 100, all.size() + " polls");
    assertEquals(all.size(), all.stream().map(Event::eventId).distinct().count());
    for (int at = 1; at < all.size(); at++) {
      assertFalse(all.get(at).eventTime().isAfter(all.get(at - 1).eventTime()));
    }
  }

  @Test
  void recordsAreLateOrHideWhatWasAsked() throws Exception {
    emulator.client().pollForJobs(r -> r.actionTypeId(EmulatorLifeCycleTest.LOAD_RUNNER));
    Instant newest = all("PollForJobs").getFirst().eventTime();
    set("{\"late\":\"PT1H\",\"throttleAbove\":0}");
    assertTrue(all("PollForJobs").getFirst().eventTime().isBefore(newest.minusSeconds(3500)));
    set("{\"parameters\":\"hidden\",\"throttleAbove\":0}");
    String hidden = all("PollForJobs").getFirst().cloudTrailEvent();
    assertTrue(hidden.contains("HIDDEN_DUE_TO_SECURITY_REASONS"), hidden);
    assertFalse(hidden.contains("LoadRunner\""), hidden);
    assertEquals(400, emulator.control("recorded", "{\"parameters\":\"some\"}").statusCode());
  }

  @Test
  void whoAsksTooOftenIsThrottledAndFaultsAreMet() throws Exception {
    set("{\"throttleAbove\":1}");
    assertEquals(
        "ThrottlingException",
        assertThrows(
                AwsServiceException.class,
                () -> {
                  for (int request = 0; request < 50; request++) {
                    page("PollForJobs", null);
                  }
                })
            .awsErrorDetails()
            .errorCode());
    emulator.fault("LookupEvents", "access-denied");
    AwsServiceException denied =
        assertThrows(AwsServiceException.class, () -> page("PollForJobs", null));
    assertTrue(denied.toString().contains("cloudtrail:LookupEvents"), denied.toString());
  }

  private void set(String recorded) throws Exception {
    assertEquals(200, emulator.control("recorded", recorded).statusCode());
  }

  private List<Event> all(String name) {
    List<Event> all = new ArrayList<>();
    LookupEventsResponse page = page(name, null);
    all.addAll(page.events());
    while (page.nextToken() != null) {
      page = page(name, page.nextToken());
      all.addAll(page.events());
    }
    return all;
  }

  private LookupEventsResponse page(String name, @Nullable String token) {
    return trail.lookupEvents(
        LookupEventsRequest.builder()
            .lookupAttributes(
                LookupAttribute.builder()
                    .attributeKey(LookupAttributeKey.EVENT_NAME)
                    .attributeValue(name)
                    .build())
            .maxResults(50)
            .nextToken(token)
            .build());
  }
}
