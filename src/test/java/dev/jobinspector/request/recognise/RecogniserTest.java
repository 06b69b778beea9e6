package dev.jobinspector.request.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.request.recognise.evidence.FieldKind;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import dev.jobinspector.request.recognise.evidence.Occurrence;
import dev.jobinspector.request.recognise.evidence.TextOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {
  private static final String ID = "f4f4ff82-2d11-4eb5-8d1e-0a1b2c3d4e5f";
  private static final String OTHER = "c1c1c1c1-2d11-4eb5-8d1e-0a1b2c3d4e5f";

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "text", "table"})
  void aPollReplyGivesIdNonceKindAndContextInEveryOutputFormat(String format) {
    List<FoundJob> jobs = found("poll-for-jobs." + format);

    assertEquals(List.of(ID, OTHER), jobs.stream().map(FoundJob::id).toList());
    FoundJob job = jobs.getFirst();
    assertEquals(JobKind.CUSTOM, job.kind());
    assertTrue(job.kindCertain());
    assertEquals(Optional.of(new Nonce("37")), job.nonce());
    assertEquals("shop-front › Deploy › Haul", job.context().path());
    assertEquals("Deploy/Custom/CodeHaul/1", job.actionType().orElseThrow().text());
    assertEquals(TextOrigin.POLL_REPLY, job.occurrences().getFirst().source());
    assertEquals(Optional.of(new Nonce("4")), jobs.getLast().nonce());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "text", "table"})
  void aThirdPartyPollReplyGivesIdAndClientId(String format) {
    FoundJob job = found("poll-for-third-party-jobs." + format).getFirst();

    assertEquals("e3e3e3e3-2d11-4eb5-8d1e-0a1b2c3d4e5f", job.id());
    assertEquals(Optional.of("d2d2d2d2-2d11-4eb5-8d1e-0a1b2c3d4e5f"), job.clientId());
    assertEquals(JobKind.THIRD_PARTY, job.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "text", "table"})
  void detailsTellTheKindByNonceAndAccount(String format) {
    FoundJob custom = only(found("get-job-details." + format));
    FoundJob thirdParty = only(found("get-third-party-job-details." + format));

    assertEquals(ID, custom.id());
    assertEquals(JobKind.CUSTOM, custom.kind());
    assertEquals(TextOrigin.DETAILS_REPLY, custom.occurrences().getFirst().source());
    assertEquals("third-1", thirdParty.id());
    assertEquals(JobKind.THIRD_PARTY, thirdParty.kind());
    assertEquals(Optional.of(new Nonce("9")), thirdParty.nonce());
    assertEquals("shop-front › Deploy › Haul", thirdParty.context().path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"CodePipeline.job\": {\"id\": \"%s\", \"accountId\": \"1\", \"data\": {}}}",
        "2026-01-31T09:00:00Z e7 INFO {\"CodePipeline.job\":{\"id\":\"%s\",\"acc",
        "{'CodePipeline.job': {'id': '%s', 'accountId': '1', 'data': {'x': None}}}",
        "{ 'CodePipeline.job': { id: '%s', accountId: '1' } }",
        "{\"message\": \"{\\\"CodePipeline.job\\\": {\\\"id\\\": \\\"%s\\\"}}\"}",
        "\"{\\\"CodePipeline.job\\\": {\\\"id\\\": \\\"%s\\\"}}\"",
        "{\n  \"CodePipeline.job\":\n  {\n    \"id\": \"%s\"\n",
      })
  void aLambdaEventIsFoundHoweverItWasPrinted(String event) {
    FoundJob job = only(in(event.formatted(ID)));

    assertEquals(ID, job.id());
    assertEquals(TextOrigin.LAMBDA_EVENT, job.occurrences().getFirst().source());
    assertTrue(job.kindCertain());
  }

  @Test
  void aCloudTrailRecordTellsTheKindByItsEvent() {
    FoundJob job =
        only(
            in(
                """
                {"Records": [{"eventSource": "codepipeline.amazonaws.com",
                  "eventName": "AcknowledgeThirdPartyJob",
                  "requestParameters": {"jobId": "third-9", "nonce": "5", "clientToken": "hush"},
                  "requestID": "%s"}]}\
                """
                    .formatted(OTHER)));

    assertEquals("third-9", job.id());
    assertEquals(JobKind.THIRD_PARTY, job.kind());
    assertEquals(Optional.of(new Nonce("5")), job.nonce());
    assertEquals(TextOrigin.CLOUDTRAIL_RECORD, job.occurrences().getFirst().source());
    assertFalse(job.toString().contains("hush"));
  }

  @Test
  void aCommandIsReadOverItsContinuedLines() {
    FoundJob job =
        only(
            in(
                """
                $ aws --region us-east-1 codepipeline acknowledge-third-party-job \\
                    --job-id '%s' \\
                    --nonce=12 --client-token "$CLIENT_TOKEN"
                """
                    .formatted(ID)));

    assertEquals(JobKind.THIRD_PARTY, job.kind());
    assertEquals(Optional.of(new Nonce("12")), job.nonce());
    assertEquals(Optional.empty(), job.clientToken());
    assertEquals(
        new Occurrence(FieldKind.JOB_ID, TextOrigin.COMMAND, 1), job.occurrences().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INFO AcknowledgeJob for job '%s' and nonce '37'",
        "WARN Cannot process work item since AcknowledgeJob for job %s with nonce 37 returned x",
      })
  void aWorkerLogGivesIdAndNonce(String line) {
    FoundJob job = only(in(line.formatted(ID)));

    assertEquals(ID, job.id());
    assertEquals(Optional.of(new Nonce("37")), job.nonce());
  }

  @Test
  void theJenkinsPluginsLogIsRecognised() {
    FoundJob job =
        only(
            in(
                """
                [AWS CodePipeline Plugin] Received job with ID: %s
                [AWS CodePipeline Plugin] Acknowledged job with ID: %s
                """
                    .formatted(ID, ID)));

    assertEquals(
        List.of(
            new Occurrence(FieldKind.JOB_ID, TextOrigin.JENKINS_LOG, 1),
            new Occurrence(FieldKind.JOB_ID, TextOrigin.JENKINS_LOG, 2)),
        job.occurrences());
  }

  @Test
  void theRequestOfTheApiReferenceIsRecognised() {
    assertEquals(
        "f4f4ff82-2d11-EXAMPLE",
        only(in("{ \"nonce\": \"3\", \"jobId\": \"f4f4ff82-2d11-EXAMPLE\" }")).id());
  }

  @Test
  void aPlainIdCountsOnlyWhereNothingBetterIsFound() {
    assertEquals(ID, only(in("Deploy hangs since noon, see " + ID + "?")).id());
    assertEquals(ID, only(in("x " + OTHER + "\njob " + ID)).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "START RequestId: %s Version: $LATEST",
        "job started, request id %s",
        "{\"actionExecutionId\": \"%s\"}",
        "job: {\"pipelineExecutionId\": \"%s\"}",
        "AF4F4FF82 %s9",
      })
  void idsOfOtherThingsAreNotTakenForJobs(String text) {
    assertEquals(List.of(), in(text.formatted(ID)));
  }

  @Test
  void theLastNonceOfAJobWins() {
    String reply = "{\"jobs\":[{\"id\":\"%s\",\"accountId\":\"1\",\"nonce\":\"%s\"}]}\n";

    assertEquals(
        Optional.of(new Nonce("2")),
        only(in(reply.formatted(ID, "1") + reply.formatted(ID, "2"))).nonce());
  }

  @Test
  void readingStopsWhereItIsCancelledAndKeepsWhatItHas() {
    AtomicInteger reports = new AtomicInteger();
    String text = "job " + ID + "\n" + "nothing in this line\n".repeat(100_000);

    Recognition recognition = Recogniser.recognise(text, _ -> reports.incrementAndGet() < 3);

    assertFalse(recognition.complete());
    assertEquals(3, reports.get());
    assertEquals(ID, only(recognition.jobs()).id());
  }

  private static List<FoundJob> in(String text) {
    return Recogniser.recognise(text).jobs();
  }

  private static FoundJob only(List<FoundJob> jobs) {
    assertEquals(1, jobs.size(), jobs::toString);
    return jobs.getFirst();
  }

  private static List<FoundJob> found(String resource) {
    try (var stream = RecogniserTest.class.getResourceAsStream(resource)) {
      return in(
          new String(
              java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
