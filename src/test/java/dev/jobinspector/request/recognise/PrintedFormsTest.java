package dev.jobinspector.request.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.request.recognise.evidence.FoundJob;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Jobs in the forms in which logs, exports and languages have them, and what only looks like one.
class PrintedFormsTest {
  private static final String ID = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
  private static final String OTHER = "77777777-aaaa-4bbb-8ccc-dddddddddddd";

  @TempDir private Path folder;

  /// The same reply to a poll, with what collectors put before its lines, and as objects print.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prefix-kubectl", "prefix-stern", "prefix-journald", "prefix-docker-times",
        "prefix-cloudwatch", "prefix-pm2", "prefix-heroku", "prefix-syslog",
        "prefix-compose-interleaved", "object-java-2", "object-go", "object-ruby-struct",
        "object-ruby-hash", "object-python", "object-rust"
      })
  void aReplyIsUnderstoodInEveryForm(String form) throws IOException {
    FoundJob job = only(Recogniser.recognise(resource("forms/" + form + ".txt")).jobs());

    assertEquals(ID, job.id());
    assertEquals(JobKind.CUSTOM, job.kind());
    assertTrue(job.kindCertain());
    assertEquals(Optional.of(new Nonce("7")), job.nonce());
    assertEquals("Test/Custom/Grill/1", job.actionType().orElseThrow().text());
    assertEquals("corner-shop › Test › Load", job.context().path());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Result {Jobs: [{Id: %I,Data: {ActionTypeId: {Category: Build,Owner: Custom,Provider:"
            + " P,Version: 1}},Nonce: 7,AccountId: 1}]} | CUSTOM",
        "Job(id=%I, nonce=7, accountId=111122223333) | CUSTOM",
        "Job[id=%I, nonce=7, data=JobData(actionTypeId=ActionTypeId(owner=ThirdParty, provider=P))]"
            + " and Job(id=%I, nonce=7, data=JobData(actionTypeId=ActionTypeId(owner=ThirdParty,"
            + " provider=P))) | THIRD_PARTY",
        "Job { Id = %I, Nonce = 7, AccountId = 1 } | CUSTOM",
        "{Id=%I, Nonce=7, AccountId=1} | CUSTOM",
        "{:id=>\"%I\", :nonce=>\"7\", :account_id=>\"1\"} | CUSTOM",
        "{\"id\" => \"%I\", \"nonce\" => \"7\", \"account_id\" => \"1\"} | CUSTOM",
        "#<struct Types::Job id=\"%I\", nonce=\"7\", account_id=\"1\"> | CUSTOM",
        "Job { id: Some(\"%I\"), nonce: Some(\"7\"), account_id: Some(\"1\") } | CUSTOM",
        "AccountId : 1~Data      : Model.JobData~Id        : %I~Nonce     : 7 | CUSTOM",
        "with params: {'body': b'{\"jobId\": \"%I\", \"nonce\": \"7\"}', 'url': 'x'} | CUSTOM?",
        "Array~(~    [jobs] => Array~        (~            [0] => Array~                (~         "
            + "           [id] => %I~                    [nonce] => 7~                   "
            + " [accountId] => 1~                )~        )~) | CUSTOM",
        "array(1) {~  [\"job\"]=>~  array(3) {~    [\"id\"]=>~    string(36) \"%I\"~   "
            + " [\"nonce\"]=>~    string(1) \"7\"~    [\"accountId\"]=>~    string(1) \"1\"~  }~} |"
            + " CUSTOM",
        "{\"Id\":\"%I\",\"Nonce\":\"7\",\"Data\":{\"ActionTypeId\":{\"Owner\":{\"Value\":\"ThirdParty\"},\"Provider\":\"P\"}}}"
            + " | THIRD_PARTY",
        "{\"jobId\":\"%I\",\"nonce\":\"7\",\"accountId\":\"1\",\"data\":{\"actionTypeId\":{\"owner\":\"ThirdParty\",\"provider\":\"P\"}}}"
            + " | THIRD_PARTY",
        "{\"jobId\":\"%I\",\"nonce\":\"7\",\"data\":{\"actionTypeId\":{\"owner\":\"Custom\",\"provider\":\"P\"}}}"
            + " | CUSTOM",
        "{\"jobId\":\"%I\",\"nonce\":\"7\",\"data\":{\"actionTypeId\":{\"owner\":\"AWS\",\"provider\":\"Lambda\"}}}"
            + " | CUSTOM",
        "time,eventname,parameters~x,AcknowledgeThirdPartyJob,\"{\"\"jobId\"\":\"\"%I\"\",\"\"nonce\"\":\"\"7\"\"}\""
            + " | THIRD_PARTY",
        "\"x\";\"PutJobFailureResult\";\"{\"\"jobId\"\":\"\"%I\"\",\"\"nonce\"\":\"\"7\"\"}\" |"
            + " CUSTOM",
        "@timestamp,@message~t,\"t\tINFO"
            + "\t{\"\"CodePipeline.job\"\":{\"\"id\"\":\"\"%I\"\",\"\"nonce\"\":\"\"7\"\"}}\" |"
            + " CUSTOM",
        "a,b~1,\"{~ \"\"jobs\"\": [{\"\"id\"\": \"\"%I\"\",~ \"\"nonce\"\": \"\"7\"\","
            + " \"\"accountId\"\": \"\"1\"\"}]~}\" | CUSTOM",
        "{\"Type\":\"Notification\",\"MessageId\":\"OTHER\",\"Message\":\"{\\\"jobId\\\":\\\"%I\\\",\\\"nonce\\\":\\\"7\\\"}\"}"
            + " | CUSTOM?",
        "\u001b[36mjobId=\u001b[0m%I \u001b[36mnonce=\u001b[0m7 | CUSTOM?",
        "job \\\\u001b[36m%I\\\\u001b[0m nonce=\\\\x1b[33m7 | CUSTOM?",
        "job ^[[1m%I^[[0m nonce: 7 | CUSTOM?",
        "/runs/job-%I/log: nonce=7 | CUSTOM?",
        "job_%I.log nonce=7 | CUSTOM?",
        "job%I nonce 7 | CUSTOM?",
        "https://ci.example.com/?jobId=%I&nonce=7 | CUSTOM?",
        "level=info nonce=7 job_id=%I msg=x | CUSTOM?",
        "job#%I, nonce=7 | CUSTOM?"
      })
  void aJobIsUnderstoodHoweverItIsPrinted(String text, String kind) {
    FoundJob job = only(in(text.translateEscapes().replace('~', '\n')));

    assertEquals(ID, job.id());
    assertEquals(Optional.of(new Nonce("7")), job.nonce());
    assertEquals(kind, job.kind() + (job.kindCertain() ? "" : "?"));
    assertTrue(job.jobCertain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventSource\":\"batch.amazonaws.com\",\"responseElements\":{\"jobId\":\"%I\",\"jobName\":\"x\"}}",
        "{\"responseElements\":{\"jobId\":\"%I\"},\"requestID\":\"OTHER\",\"eventSource\":\"glue.amazonaws.com\"}",
        "{\"eventSource\":\"glacier.amazonaws.com\",\"requestParameters\":{\"jobId\":\"HkF9p6o7yjhFx\"}}",
        "{\"eventSource\":\"codepipeline.amazonaws.com\",\"eventName\":\"ListPipelines\",\"eventID\":\"%I\"}",
        "{\"id\":\"%I\",\"detail-type\":\"CodePipeline Stage Execution State"
            + " Change\",\"source\":\"aws.codepipeline\",\"detail\":{\"pipeline\":\"p\",\"execution-id\":\"OTHER\"}}",
        "{\"id\":\"OTHER\",\"detail-type\":\"Batch Job State"
            + " Change\",\"source\":\"aws.batch\",\"detail\":{\"jobId\":\"%I\"}}",
        "{\"Records\":[{\"messageId\":\"%I\",\"receiptHandle\":\"x\",\"body\":\"hello\"}]}",
        "{\"Type\":\"Notification\",\"MessageId\":\"%I\",\"TopicArn\":\"a\",\"Message\":\"x\"}",
        "{\"specversion\":\"1.0\",\"type\":\"build.done\",\"id\":\"%I\",\"data\":{\"x\":1}}",
        "{\"id\":\"%I\",\"event\":\"push\",\"payload\":{\"job\":1}}",
        "{\"jobId\":\"%I\",\"jobName\":\"nightly\",\"jobQueue\":\"q\"}",
        "{\"jobId\":\"a-job-of-something\",\"location\":\"/x\"}",
        "{\"jobId\":\"42\"}",
        "a,b,c~1,batch.amazonaws.com,\"{\"\"jobId\"\":\"\"%I\"\"}\"",
        "arn:aws:batch:eu-west-1:111122223333:job/%I",
        "0%I",
        "%I0"
      })
  void whatOnlyLooksLikeAJobIsNone(String text) {
    assertEquals(List.of(), in(text.replace('~', '\n')));
  }

  @Test
  void anEventTellsWhereItsJobIsLookedFor() {
    String event =
        "{\"id\":\"%s\",\"detail-type\":\"CodePipeline Action Execution State Change\",\"source\":\"aws.codepipeline\",\"detail\":{\"pipeline\":\"p\",\"stage\":\"s\",\"action\":\"a\"}}"
            .formatted(ID);

    assertEquals(
        List.of("p › s › a: an event, which has no job id. Find the job with find-stuck."),
        Recogniser.recognise(event).notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deploy hangs, see %I?", "#%I or [%I]", "x=%I"})
  void aBareIdIsOnlyPossible(String text) {
    assertFalse(only(in(text)).jobCertain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"job %s failed", "AcknowledgeJob for job '%s'", "{\"jobId\":\"%s\"}", "job-%s/"})
  void anIdInUpperCaseIsTheServicesInLowerCase(String text) {
    assertEquals(ID, only(in(text.formatted(ID.toUpperCase(java.util.Locale.ROOT)))).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void aFileInUtf16IsReadInEitherOrder(String charset) throws IOException {
    Path file =
        Files.write(
            folder.resolve("worker.log"),
            ("\uFEFFAcknowledgeJob for job '" + ID + "' and nonce '7'\r\n")
                .getBytes(Charset.forName(charset)));

    assertEquals(
        Optional.of(new Nonce("7")),
        only(Recogniser.recognise(TextFile.read(file)).jobs()).nonce());
  }

  @ParameterizedTest
  @ValueSource(strings = {"••••••", "HIDDEN_DUE_TO_SECURITY_REASONS", "$NONCE", "***", "<nonce>"})
  void whatStandsForASecretIsNone(String value) {
    FoundJob job =
        only(
            in(
                "{\"jobId\":\"%s\",\"nonce\":\"%s\",\"clientToken\":\"%s\"}"
                    .formatted(ID, value, value)));

    assertEquals(Optional.empty(), job.nonce());
    assertEquals(Optional.empty(), job.clientToken());
  }

  private static List<FoundJob> in(String text) {
    return Recogniser.recognise(text.replace("OTHER", OTHER).replace("%I", ID)).jobs();
  }

  private static FoundJob only(List<FoundJob> jobs) {
    assertEquals(1, jobs.size(), jobs::toString);
    return jobs.getFirst();
  }

  private static String resource(String name) throws IOException {
    try (var stream = PrintedFormsTest.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
