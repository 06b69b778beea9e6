package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.credentials.QuickPrompts;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.FakePrompt;
import dev.jobinspector.testing.PlayedSignIn;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A request over a connection whose sign-in has ended since it was made.
class WaitingRequestTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private final FakePrompt person = new FakePrompt();
  private RecordedAws account;

  @BeforeEach
  void signedInToCredentialsThatAreSoonOver() {
    account = new RecordedAws(folder, aws).asking(QuickPrompts.of(person));
    account
        .home()
        .config(
            """
            [profile team]
            sso_session = North
            sso_account_id = 111122223333
            sso_role_name = Worker
            [sso-session North]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-central-1
            """);
    token("2999-01-01T00:00:00Z");
    aws.answering("oidc", new PlayedSignIn("authorization_pending", "ok"));
    aws.answering(
        "portal.sso",
        _ ->
            new Answer.Of(
                200,
                """
                {"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"sso",\
                "sessionToken":"sso-token","expiration":%d}}\
                """
                    .formatted(Instant.now().plusSeconds(30).toEpochMilli())));
  }

  @Test
  void itGoesOnAfterTheSignInAndIsSentOnce() {
    try (JobGateway gateway = account.connect("team")) {
      assertEquals(0, person.shown.size());
      token("2001-01-01T00:00:00Z");
      assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
      assertEquals(1, person.shown.size());
      assertEquals(1, aws.sentTo("codepipeline").size());
      assertEquals(Optional.empty(), gateway.state().next());
    }
  }

  @Test
  void itsTimeLimitDoesNotRunWhileAPersonSignsIn() throws IOException {
    account.within(new TimeLimits(MOMENT, MOMENT, MOMENT));
    try (JobGateway gateway = account.connect("team")) {
      token("2001-01-01T00:00:00Z");
      Requests.acknowledge(gateway);
    }
    assertEquals(1, person.shown.size());
    String kept = Files.readString(tokenFile());
    assertTrue(kept.contains(PlayedSignIn.ACCESS_TOKEN), "the sign-in was not finished");
  }

  private Path tokenFile() throws IOException {
    try (var files = Files.list(folder.resolve(".aws/sso/cache"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatIsGivenUpIsNotSentAndNamesTheNextStep() {
    try (JobGateway gateway = account.connect("team")) {
      token("2001-01-01T00:00:00Z");
      aws.answering("oidc", new PlayedSignIn("access_denied"));
      var failed = assertInstanceOf(Reply.Failed.class, Requests.acknowledge(gateway));
      var not = assertInstanceOf(JobFailure.NotSent.class, failed.failure());
      assertEquals(NotSentReason.NO_CREDENTIALS, not.reason());
      assertTrue(not.message().contains("was refused in the browser"), not.message());
      assertEquals(Optional.of(new NextStep.SignIn("team")), gateway.state().next());
      assertEquals(0, aws.sentTo("codepipeline").size());
    }
  }

  private void token(String expiry) {
    account
        .home()
        .signedIn("North", "{\"accessToken\":\"t\",\"expiresAt\":\"%s\"}".formatted(expiry));
  }
}
