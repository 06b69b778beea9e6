package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.codepipeline.account.KnownAccounts;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.Capabilities;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.TiedHosts;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import dev.jobinspector.testing.RecordingTransport.Sent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection that reads as one profile and acts as another, and one to a host that a profile is
/// tied to.
class TwoProfilesTest {
  private static final String STRANGE = "http://localstack:4566";

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
            [profile reads]
            aws_access_key_id = AKIAREADS
            aws_secret_access_key = secret
            [profile acts]
            aws_access_key_id = AKIAACTS
            aws_secret_access_key = secret
            """);
  }

  @Test
  void writesGoByTheActingProfileAndReadsByTheOther() throws AttemptLogException {
    MemoryAttemptLog log = new MemoryAttemptLog();
    try (JobGateway gateway = account.connect("reads", Optional.of("acts"), Optional.empty())) {
      JobService service =
          new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
      CustomJob job = new CustomJob(new JobId("11111111-2222-3333-4444-555555555555"));
      KnownJob known = KnownJob.bare(JobKind.CUSTOM, job.idText());
      service.details(job, known);
      service.acknowledge(job, new Nonce("1"), known);
      assertEquals("AKIAREADS", key("GetJobDetails"));
      assertEquals("AKIAACTS", key("AcknowledgeJob"));
      assertEquals(
          Set.of("GetJobDetails by reads", "AcknowledgeJob by acts"),
          log.find(AttemptQuery.newest(10)).stream()
              .map(attempt -> attempt.intent())
              .map(
                  intent ->
                      intent.operation().apiName()
                          + " by "
                          + intent.connection().profile().orElse(""))
              .collect(java.util.stream.Collectors.toSet()));
      assertEquals(Optional.of("acts"), gateway.state().acting());
      assertEquals(
          Optional.of("arn:aws:iam::999988887777:user/ann"),
          gateway.state().actingIdentity().map(CallerIdentity::arn));
    }
    assertEquals(0, aws.open());
  }

  @Test
  void anActingProfileOfAnotherAccountIsRefused() {
    aws.answering(
        "sts",
        request ->
            new Answer.Of(
                200,
                RecordingTransport.usual(request)
                    .replace(
                        RecordingTransport.ACCOUNT,
                        request.header("Authorization").contains("AKIAACTS")
                            ? "111122223333"
                            : RecordingTransport.ACCOUNT)));
    ConnectionException thrown =
        assertThrows(
            ConnectionException.class,
            () -> account.connect("reads", Optional.of("acts"), Optional.empty()));
    assertTrue(thrown.userMessage().contains("111122223333"), thrown.userMessage());
    assertEquals(new NextStep.ChooseProfile(), thrown.next());
    assertEquals(0, aws.open());
  }

  @Test
  void whereAwsDoesNotSayTheAccountNobodyActsForAnother() {
    aws.stsRefuses("AccessDenied", "no");
    ConnectionException thrown =
        assertThrows(
            ConnectionException.class,
            () -> account.connect("reads", Optional.of("acts"), Optional.empty()));
    assertTrue(thrown.userMessage().contains("does not say"), thrown.userMessage());
    assertEquals(0, aws.open());
  }

  @Test
  void whatIsDeniedIsRememberedUntilItIsAllowed() {
    aws.answering(
        "codepipeline",
        new Answer.Of(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}"));
    try (JobGateway gateway = account.connect("reads")) {
      Requests.acknowledge(gateway);
      assertEquals(
          new Capabilities(Set.of(), Set.of("AcknowledgeJob")), gateway.state().capabilities());
      aws.answering("codepipeline", new Answer.Of(200, "{\"status\":\"InProgress\"}"));
      Requests.acknowledge(gateway);
      assertEquals(
          new Capabilities(Set.of("AcknowledgeJob"), Set.of()), gateway.state().capabilities());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {STRANGE, "https://codepipeline.example.com"})
  void aTiedHostGetsTheProfilesCredentialsAndNoOtherHostDoes(String endpoint) {
    account.tied(TiedHosts.NONE.with("reads", java.net.URI.create(endpoint).getHost()));
    try (JobGateway gateway = account.connect("reads", Optional.empty(), Optional.of(endpoint))) {
      assertEquals(Outcome.CONFIRMED, Requests.outcome(Requests.acknowledge(gateway)));
      assertEquals(
          Optional.of(java.net.URI.create(endpoint).getHost()), gateway.state().tiedHost());
      gateway.account().join();
    }
    assertTrue(
        aws.sent().stream()
            .filter(one -> one.uri().toString().startsWith(endpoint))
            .anyMatch(one -> one.header("Authorization").contains("AKIAREADS")));
  }

  @Test
  void whatATiedHostSaysOfAKeyIsNotKeptForAws() {
    Path kept = folder.resolve("data/accounts");
    KnownAccounts accounts = KnownAccounts.in(kept);
    account.tied(TiedHosts.NONE.with("reads", "localstack")).knowing(accounts);
    try (JobGateway gateway = account.connect("reads", Optional.empty(), Optional.of(STRANGE))) {
      assertEquals(Optional.of(RecordingTransport.ACCOUNT), gateway.account().join());
    }
    assertEquals(Optional.empty(), accounts.of("AKIAREADS"));
    try (JobGateway gateway = account.connect("reads")) {
      gateway.account().join();
    }
    assertEquals(Optional.of(RecordingTransport.ACCOUNT), accounts.of("AKIAREADS"));
  }

  @Test
  void aTieIsOfOneProfileAndCanBeTakenBack() {
    TiedHosts tied = TiedHosts.NONE.with("acts", "localstack").with("reads", "LocalStack");
    account.tied(tied.without("reads", "localstack"));
    ConnectionException thrown =
        assertThrows(
            ConnectionException.class,
            () -> account.connect("reads", Optional.empty(), Optional.of(STRANGE)));
    assertTrue(thrown.userMessage().contains("tie the profile to it"), thrown.userMessage());
    assertEquals(0, aws.sent().size());
  }

  @Test
  void whoActsMustBeTiedToo() {
    account.tied(TiedHosts.NONE.with("reads", "localstack"));
    assertThrows(
        ConnectionException.class,
        () -> account.connect("reads", Optional.of("acts"), Optional.of(STRANGE)));
    assertTrue(
        aws.sent().stream().noneMatch(one -> one.header("Authorization").contains("AKIAACTS")));
  }

  @Test
  void whatGivesCredentialsIsNeverAskedAtATiedHost() {
    account
        .home()
        .config(
            """
            [profile reads]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-central-1
            sso_account_id = 111122223333
            sso_role_name = ReadOnly
            endpoint_url = http://localstack:4566
            """)
        .signedIn(
            "https://example.awsapps.com/start",
            "{\"accessToken\":\"portal-token\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
    account.tied(TiedHosts.NONE.with("reads", "localstack"));
    ConnectionException thrown =
        assertThrows(ConnectionException.class, () -> account.connect("reads"));
    assertTrue(thrown.userMessage().contains("gets no credentials"), thrown.userMessage());
    assertEquals(0, aws.sent().size());
  }

  private String key(String operation) {
    Sent sent =
        aws.sentTo("codepipeline").stream()
            .filter(one -> one.header("X-Amz-Target").endsWith("." + operation))
            .findFirst()
            .orElseThrow();
    return sent.header("Authorization").replaceFirst(".*Credential=([A-Z]+)/.*", "$1");
  }
}
