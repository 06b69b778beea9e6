package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever cancels is free at once, although what gives credentials hangs and heeds no interrupt.
/// Before, it took until the limit of ten seconds.
@Timeout(60)
class CancelledConnectingTest {
  private static final String CONFIG =
      """
      [profile role]
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = base
      [profile identity]
      role_arn = arn:aws:iam::111122223333:role/ops
      web_identity_token_file = TOKEN
      [profile sso]
      sso_session = valid
      sso_account_id = 111122223333
      sso_role_name = R
      [profile renewed]
      sso_session = over
      sso_account_id = 111122223333
      sso_role_name = R
      [profile login]
      login_session = ann
      [profile container]
      role_arn = arn:aws:iam::111122223333:role/ops
      credential_source = EcsContainer
      [profile instance]
      role_arn = arn:aws:iam::111122223333:role/ops
      credential_source = Ec2InstanceMetadata
      [profile base]
      aws_access_key_id = AKIABASE
      aws_secret_access_key = base
      [sso-session valid]
      sso_start_url = https://example.awsapps.com/start
      sso_region = us-east-1
      [sso-session over]
      sso_start_url = https://example.awsapps.com/start
      sso_region = us-east-1
      """;

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private final Answer.Deaf deaf = new Answer.Deaf();
  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder).file("token", "web-token");
    home.config(CONFIG.replace("TOKEN", home.path("token").toString()))
        .signedIn("valid", token(Instant.now().plusSeconds(86_400)))
        .signedIn("over", token(Instant.now().minusSeconds(86_400)))
        .loggedIn("ann", Instant.now().minusSeconds(3_600))
        .variable("AWS_EC2_METADATA_DISABLED", "false")
        .variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1");
  }

  @ParameterizedTest
  @CsvSource({
    "role, sts.us-east-1",
    "identity, sts.us-east-1",
    "sso, portal.sso.us-east-1",
    "renewed, oidc.us-east-1",
    "login, us-east-1.signin",
    "container, 169.254.170.2",
    "instance, 169.254.169.254",
  })
  void whoCancelsConnectingIsFreeAtOnceAndWhatComesLateIsLetGo(String profile, String host)
      throws Exception {
    aws.answering(host, deaf);
    var outcome =
        cancelled(
            () -> {
              try (JobGateway gateway = connect(profile)) {
                return "connected as " + gateway.connection().profile();
              } catch (ConnectionException e) {
                return e.userMessage();
              }
            });
    assertEquals("Connecting was cancelled.", outcome);
    assertEquals(1, deaf.released().getCount(), "it was let go of before");
    deaf.released().countDown();
    while (aws.open() > 0) {
      Thread.sleep(1);
    }
    assertEquals(0, aws.sentTo("codepipeline").size());
  }

  @Test
  void whoCancelsWhileTheEmulatorIsAskedForItsAccountIsFreeAtOnce() throws Exception {
    aws.answering("127.0.0.1", deaf);
    assertEquals(
        "Connecting was cancelled.",
        cancelled(
            () -> {
              try {
                return connector()
                    .connect(
                        new ConnectionChoice.Aws(
                            Optional.empty(),
                            Optional.of("us-east-1"),
                            Optional.of(URI.create("http://127.0.0.1:1"))))
                    .connection()
                    .toString();
              } catch (ConnectionException e) {
                return e.userMessage();
              }
            }));
    deaf.released().countDown();
  }

  @Test
  void whoCancelsARequestWhoseCredentialsAreRenewedIsFreeAtOnceAndNothingWasSent()
      throws Exception {
    aws.answering(
        "169.254.170.2",
        new Answer.Of(
            200,
            "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"%s\"}"
                .formatted(Instant.now().plusSeconds(30))));
    home.config("");
    try (JobGateway gateway = connect("")) {
      gateway.account().join();
      aws.answering("169.254.170.2", deaf);
      Reply<?> reply = cancelled(() -> Requests.acknowledge(gateway));
      var failed = assertInstanceOf(Reply.Failed.class, reply);
      var notSent = assertInstanceOf(JobFailure.NotSent.class, failed.failure());
      assertEquals(NotSentReason.CANCELLED, notSent.reason());
      assertEquals(0, reply.receipt().sends());
      deaf.released().countDown();
    }
    assertEquals(0, aws.sentTo("codepipeline").size());
  }

  /// Returns what the work comes to when it is interrupted as soon as somebody hangs.
  private <T> T cancelled(Supplier<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = Thread.ofVirtual().start(task);
    deaf.hanging().await();
    thread.interrupt();
    T outcome = task.get();
    assertTrue(thread.join(java.time.Duration.ofSeconds(30)));
    return outcome;
  }

  private JobGateway connect(String profile) {
    return connector()
        .connect(
            new ConnectionChoice.Aws(
                Optional.of(profile).filter(name -> !name.isEmpty()),
                Optional.of("us-east-1"),
                Optional.empty()));
  }

  private SdkConnector connector() {
    return new SdkConnector(
        () -> URI.create("http://127.0.0.1:1"),
        home::environment,
        TimeLimits.DEFAULT,
        KnownAccounts.none(),
        new Prompts(SignInPrompt.NOBODY),
        _ -> Set.of(),
        (_, _) -> aws);
  }

  private static String token(Instant expiry) {
    return """
    {"accessToken":"sign-in-token","expiresAt":"%s","refreshToken":"refresh-secret",\
    "clientId":"client","clientSecret":"client-secret","registrationExpiresAt":"%s"}\
    """
        .formatted(expiry, Instant.now().plusSeconds(86_400));
  }
}
