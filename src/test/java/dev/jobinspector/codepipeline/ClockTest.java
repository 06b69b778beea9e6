package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A clock that goes wrong: what is known of it, what is corrected, and what is said.
class ClockTest {
  private static final Duration AHEAD = Duration.ofMinutes(23);

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private RecordedAws account;

  @BeforeEach
  void atHome() {
    account = new RecordedAws(folder, aws);
    account
        .home()
        .config(
            """
            [profile keys]
            aws_access_key_id = AKIA
            aws_secret_access_key = secret
            region = us-east-1
            """);
  }

  @Test
  void theOffsetIsKnownFromTheFirstReply() {
    try (JobGateway gateway = account.connect("keys")) {
      assertEquals(Optional.empty(), gateway.state().clockOffset());
      answer(200, "{\"status\":\"InProgress\"}", AHEAD);
      assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
      Duration offset = gateway.state().clockOffset().orElseThrow();
      assertTrue(offset.minus(AHEAD).abs().toSeconds() < 60, offset.toString());
      assertTrue(gateway.state().isClockOff());
    }
  }

  @Test
  void aReplyThatIsNotTheServicesSaysNothingOfItsClock() {
    aws.answering("codepipeline", new Answer.Of(200, "{\"status\":\"InProgress\"}"));
    try (JobGateway gateway = account.connect("keys")) {
      Requests.acknowledge(gateway);
      assertEquals(Optional.empty(), gateway.state().clockOffset());
      assertFalse(gateway.state().isClockOff());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidSignatureException, Signature expired: now earlier, 23, behind",
    "InvalidSignatureException, The request signature does not match, 23, behind",
    "SignatureDoesNotMatch, no, -23, ahead of",
    "RequestExpired, Request has expired, -23, ahead of",
  })
  void aSignatureThatIsRefusedForItsTimeIsExplained(
      String code, String message, int minutes, String words) {
    answer(400, error(code, message), Duration.ofMinutes(minutes));
    try (JobGateway gateway = account.connect("keys")) {
      JobFailure.Rejected refused = refused(gateway);
      assertEquals(Refusal.CLOCK_SKEW, refused.refusal());
      assertTrue(
          refused.message().matches(".*is 2[23] minutes " + words + " the service's\\."),
          refused.message());
    }
  }

  @Test
  void aSignatureThatIsRefusedAtTheRightTimeIsNotTheClocks() {
    answer(400, error("InvalidSignatureException", "does not match"), Duration.ofMinutes(4));
    try (JobGateway gateway = account.connect("keys")) {
      assertEquals(Refusal.UNRECOGNISED_CREDENTIALS, refused(gateway).refusal());
    }
  }

  @Test
  void theNextRequestIsSignedWithTheTimeOfTheServiceAndNoWriteIsRepeated() {
    answer(400, error("InvalidSignatureException", "Signature expired: x"), AHEAD);
    try (JobGateway gateway = account.connect("keys")) {
      assertEquals(Outcome.REJECTED, Requests.outcome(Requests.acknowledge(gateway)));
      assertEquals(1, aws.sentTo("codepipeline").size());
      answer(200, "{\"status\":\"InProgress\"}", AHEAD);
      assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
    }
    String signed = aws.sentTo("codepipeline").getLast().header("X-Amz-Date");
    Instant time =
        Instant.from(
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX")
                .withZone(ZoneOffset.UTC)
                .parse(signed));
    Duration ahead = Duration.between(Instant.now(), time);
    assertTrue(ahead.minus(AHEAD).abs().toSeconds() < 60, signed);
  }

  @Test
  void aReadIsAskedAgainAtTheRightTimeByItself() {
    aws.answering(
        "codepipeline",
        _ ->
            new Answer.Of(
                    aws.sentTo("codepipeline").size() == 1 ? 400 : 200,
                    error("InvalidSignatureException", "Signature expired: x"))
                .at(Instant.now().plus(AHEAD)));
    try (JobGateway gateway = account.connect("keys")) {
      gateway.details(new CustomJob(new JobId("11111111-2222-3333-4444-555555555555")));
    }
    assertEquals(2, aws.sentTo("codepipeline").size());
  }

  private void answer(int status, String body, Duration ahead) {
    aws.answering("codepipeline", _ -> new Answer.Of(status, body).at(Instant.now().plus(ahead)));
  }

  private static String error(String code, String message) {
    return "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
  }

  private static JobFailure.Rejected refused(JobGateway gateway) {
    var failed = assertInstanceOf(Reply.Failed.class, Requests.acknowledge(gateway));
    return assertInstanceOf(JobFailure.Rejected.class, failed.failure());
  }
}
