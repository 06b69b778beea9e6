package dev.jobinspector.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.Secret;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobRequestTest {
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  @Test
  void allMissesAreReportedAtOnceWithKeyAndRuleAndWithoutTheText() {
    var wrong =
        assertThrows(
            InvalidRequestException.class,
            () ->
                read(
                    Operation.ACKNOWLEDGE_THIRD_PARTY_JOB,
                    """
                    {"jobId": "", "nonce": 37, "bogus-secret": "x", "client-token": "hunter2"}\
                    """));

    assertEquals(
        """
        jobId: at least 1 character is needed (line 1, column 11)
        nonce: a text is needed, but this is a number; put it in quotes (line 1, column 24)
        clientToken: required (line 1, column 1)
        unknown key; known are jobId, nonce, clientToken (line 1, column 28)
        unknown key; write it as clientToken (line 1, column 49)\
        """,
        wrong.userMessage());
  }

  @Test
  void outputVariablesOverTheirLimitAreNotSent() {
    int most = JobResult.Success.LARGEST_VARIABLES;
    String request = "{\"jobId\": \"%s\", \"outputVariables\": {\"n\": \"%s\"}}";
    read(Operation.PUT_JOB_SUCCESS_RESULT, request.formatted(ID, "v".repeat(most - 1)));
    assertWrong(
        Operation.PUT_JOB_SUCCESS_RESULT,
        request.formatted(ID, "v".repeat(most)),
        "outputVariables: The output variables have 122,881 bytes; at most 122,880 are allowed.");
    assertWrong(
        Operation.PUT_THIRD_PARTY_JOB_SUCCESS_RESULT,
        "{\"jobId\": \"1\", \"clientToken\": \"t\", \"outputVariables\": {}}",
        "unknown key; known are");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new JobResult.Success(
                Optional.empty(),
                Optional.of(new Secret("t")),
                Optional.empty(),
                Map.of("n", "v")));
  }

  @Test
  void lengthPatternAndValuesAreCheckedWhichTheAwsCliLeavesToTheService() {
    assertWrong(
        Operation.ACKNOWLEDGE_JOB,
        "{\"jobId\": \"NOT-A-UUID\", \"nonce\": \"%s\"}".formatted("9".repeat(60)),
        "jobId: must be 32 digits 0-9 a-f",
        "nonce: at most 50 characters are allowed; this has 60");
    assertWrong(
        Operation.PUT_JOB_FAILURE_RESULT,
        "{\"jobId\": \"%s\", \"failureDetails\": {\"type\": \"Broken\", \"message\": \"m\"}}"
            .formatted(ID),
        "failureDetails.type: must be JobFailed or ConfigurationError");
    assertWrong(
        Operation.PUT_JOB_SUCCESS_RESULT,
        """
        {"jobId": "%s", "executionDetails": {"percentComplete": 101},
         "outputVariables": {"a b": 1}, "currentRevision": {"revision": "1", "created": "soon"},
         "continuationToken": "t"}\
        """
            .formatted(ID),
        "executionDetails.percentComplete: a number from 0 to 100 is needed",
        "outputVariables: entry 1, key: must be letters, digits, @, - and _ only",
        "outputVariables: a text in entry 1 is needed, but this is a number",
        "currentRevision.changeIdentifier: required",
        "currentRevision.created: a time is needed",
        "outputVariables: not together with continuationToken");
    assertWrong(
        Operation.POLL_FOR_JOBS,
        """
        {"actionTypeId": {"category": "Deploy", "owner": "AWS", "provider": "a.b", "version": "1"},
         "maxBatchSize": 0, "queryParam": {"a": "b", "c": "d"}}\
        """,
        "actionTypeId.owner: must be Custom",
        "actionTypeId.provider: must be letters, digits, _ and - only",
        "maxBatchSize: at least 1 is needed",
        "queryParam: at most 1 entry is allowed");
  }

  @Test
  void aCompleteInputBecomesARequest() {
    var report =
        assertInstanceOf(
            JobRequest.Report.class,
            read(
                Operation.PUT_JOB_SUCCESS_RESULT,
                """
                jobId: %s
                currentRevision:
                  revision: '1'
                  changeIdentifier: x
                  created: 2026-01-31T09:00:00Z
                executionDetails: {summary: done, percentComplete: 100}
                outputVariables: {a: b}
                """
                    .formatted(ID),
                DocumentFormat.YAML));

    var success = assertInstanceOf(JobResult.Success.class, report.result());
    assertEquals(ID, report.job().idText());
    assertEquals(
        Optional.of(Instant.parse("2026-01-31T09:00:00Z")),
        success.revision().orElseThrow().created());
    assertEquals(100, success.execution().orElseThrow().percent().orElseThrow());
    assertEquals(Map.of("a", "b"), success.outputVariables());
  }

  @Test
  void theCommandLineWinsKeyByKeyAndNotWithin() {
    Value.Mapping file =
        DocumentReader.read(
                "{\"failureDetails\": {\"type\": \"JobFailed\", \"message\": \"m\"}, \"jobId\": 1}",
                DocumentFormat.JSON)
            .mapping();
    Member details =
        InputShapes.of(Operation.PUT_JOB_FAILURE_RESULT).member("failureDetails").orElseThrow();
    Value.Mapping arguments =
        Value.Mapping.of(
            Map.of(
                "failureDetails",
                Argument.read(details, "type=ConfigurationError"),
                "jobId",
                new Value.Text(ID, SourceLocation.NOWHERE)));

    var wrong =
        assertThrows(
            InvalidRequestException.class,
            () -> JobRequest.of(Operation.PUT_JOB_FAILURE_RESULT, file.overlaidBy(arguments)));

    assertEquals("failureDetails.message: required", wrong.userMessage());
  }

  @Test
  void everySkeletonReadsBackAndHasTheKeysOfTheOperation() {
    for (Operation operation : Operation.values()) {
      var json = DocumentReader.read(Skeletons.input(operation), DocumentFormat.JSON).mapping();
      var yaml = DocumentReader.read(Skeletons.yamlInput(operation), DocumentFormat.YAML).mapping();
      assertEquals(
          InputShapes.of(operation).members().stream().map(Member::name).toList(),
          json.entries().keySet().stream().toList());
      assertEquals(json.entries().keySet(), yaml.entries().keySet());
      assertTrue(Skeletons.yamlInput(operation).contains("# [REQUIRED]"));
    }
  }

  @Test
  void noValuePrintsWhatItHolds() {
    var mapping =
        DocumentReader.read("{\"nonce\": \"37x\", \"n\": 4242}", DocumentFormat.JSON).mapping();

    assertFalse(mapping.toString().contains("37x"));
    assertFalse(mapping.entries().values().toString().contains("37x"));
    assertFalse(mapping.entries().values().toString().contains("4242"));
  }

  private static JobRequest read(Operation operation, String json) {
    return read(operation, json, DocumentFormat.JSON);
  }

  private static JobRequest read(Operation operation, String text, DocumentFormat format) {
    return JobRequest.of(operation, DocumentReader.read(text, format).mapping());
  }

  private static void assertWrong(Operation operation, String json, String... userMessage) {
    var wrong = assertThrows(InvalidRequestException.class, () -> read(operation, json));
    for (String word : userMessage) {
      assertTrue(wrong.userMessage().contains(word), wrong.userMessage());
    }
  }
}
