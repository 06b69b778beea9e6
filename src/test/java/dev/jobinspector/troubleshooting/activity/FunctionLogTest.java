package dev.jobinspector.troubleshooting.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.activity.LogEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What is taken of a function's log.
class FunctionLogTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String OWN = "0f7a6a1c-3d0e-4c5b-9a63-2f0d9f6b1c11";
  private static final String OTHER = "1f7a6a1c-3d0e-4c5b-9a63-2f0d9f6b1c12";
  private static final String JOB = "69f6a263-4c2c-42c5-994d-cb18eb5e73c2";

  @Test
  void theEventIsReadForItsJobAndNothingOfItIsKept() {
    FunctionLog log =
        log(
            "START RequestId: " + OWN + " Version: $LATEST",
            """
            {"CodePipeline.job":{"id":"%s","data":{"artifactCredentials":{\
            "accessKeyId":"ASIACANARY","secretAccessKey":"canary-secret-key",\
            "sessionToken":"canary-session"}}}}\
            """
                .formatted(JOB),
            "[ERROR] KeyError: 'canary-value'",
            "REPORT RequestId: " + OWN + " Duration: 30 ms");
    assertEquals(List.of(JOB), log.jobIds());
    assertEquals("[ERROR] KeyError", log.failed().orElseThrow().text());
    assertFalse(log.toString().toLowerCase(Locale.ROOT).contains("canary"), "" + log);
  }

  @Test
  void anotherInvocationOfTheSameFunctionIsAnothersBusiness() {
    List<LogEvent> lines = new ArrayList<>();
    add(lines, "one", -60, "START RequestId: " + OTHER + " Version: 3");
    add(lines, "two", 1, "START RequestId: " + OWN + " Version: 3");
    add(lines, "one", 2, "Task timed out after 30.03 seconds");
    add(lines, "two", 3, "REPORT RequestId: " + OWN + " Duration: 2 ms");
    add(lines, "two", 9, "AccessDenied when calling PutJobSuccessResult");
    FunctionLog log = FunctionLog.of("/aws/lambda/f", lines, START);
    assertEquals(2, log.lines());
    assertTrue(log.timedOut().isEmpty());
    assertTrue(log.denied().isEmpty());
    assertEquals(START.plusSeconds(3), log.ended().orElseThrow().at());
  }

  @Test
  void refusedResultsAreToldFromOtherRefusals() {
    assertTrue(
        log("AccessDeniedException when calling the PutJobFailureResult operation")
            .denied()
            .isPresent());
    assertTrue(log("AccessDenied when calling the GetObject operation").denied().isEmpty());
    assertTrue(
        log("ThrottlingException when calling the PutJobSuccessResult operation: Rate exceeded")
            .throttled()
            .isPresent());
    assertTrue(
        log("{\"type\":\"platform.report\",\"record\":{\"status\":\"timeout\"}}")
            .timedOut()
            .isPresent());
  }

  private static FunctionLog log(String... messages) {
    List<LogEvent> lines = new ArrayList<>();
    for (String message : messages) {
      add(lines, "one", lines.size(), message);
    }
    return FunctionLog.of("/aws/lambda/f", lines, START);
  }

  private static void add(List<LogEvent> lines, String stream, int second, String message) {
    lines.add(new LogEvent(START.plusSeconds(second), stream, message));
  }
}
