package dev.jobinspector.codepipeline.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.FakePrompt;
import dev.jobinspector.testing.PlayedSignIn;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import dev.jobinspector.testing.RecordingTransport.Sent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/// Roles that a code of an MFA device is asked for.
class MfaTest {
  private static final String ROLE =
      """
      [profile base]
      aws_access_key_id = AKIABASE
      aws_secret_access_key = base
      [profile ops]
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = base
      mfa_serial = arn:aws:iam::111122223333:mfa/ann
      duration_seconds = 3600
      external_id = outside
      role_session_name = ann
      [profile top]
      role_arn = arn:aws:iam::111122223333:role/top
      source_profile = ops
      """;

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private final FakePrompt person = new FakePrompt();
  private Prompts prompts = new Prompts(person);
  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder).config(ROLE);
  }

  @Test
  void theRoleIsAssumedWithTheCodeAndAllThatTheProfileSays() {
    person.codes.add(" 123456 ");
    assertEquals("ASIAROLE", resolve("ops"));
    String body = aws.sentTo("sts").getFirst().body();
    for (String part :
        List.of(
            "SerialNumber=arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Fann",
            "TokenCode=123456",
            "DurationSeconds=3600",
            "ExternalId=outside",
            "RoleSessionName=ann")) {
      assertTrue(body.contains(part), body);
    }
    var question = person.questions.getFirst();
    assertEquals("arn:aws:iam::111122223333:mfa/ann", question.serial());
    assertEquals("arn:aws:iam::111122223333:role/ops", question.role());
    assertEquals(Optional.empty(), question.refusal());
  }

  @Test
  void theSessionIsKeptForAllConnectionsUntilItEnds() {
    person.codes.addAll(List.of("111111", "222222"));
    assertEquals("ASIAROLE", resolve("ops"));
    assertEquals("ASIAROLE", resolve("ops"));
    assertEquals(1, person.questions.size());
    assertEquals(1, aws.sentTo("sts").size());
  }

  @Test
  void aSessionThatIsOverIsAskedForAnew() {
    person.codes.addAll(List.of("111111", "222222"));
    aws.answering("sts", request -> session(request, Instant.now()));
    resolve("ops");
    resolve("ops");
    assertEquals(2, person.questions.size());
  }

  @Test
  void aChainThroughARoleWithACodeIsWalked() {
    person.codes.add("123456");
    assertEquals("ASIAROLE", resolve("top"));
    assertEquals(2, aws.sentTo("sts").size());
    assertFalse(aws.sentTo("sts").getLast().body().contains("TokenCode"));
  }

  @Test
  void theSourceMayHaveToBeSignedInToFirst() {
    home.config(
        """
        [profile team]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-central-1
        sso_account_id = 111122223333
        sso_role_name = ReadOnly
        """
            + ROLE.replace("source_profile = base", "source_profile = team"));
    prompts = new Prompts(person, _ -> {});
    aws.answering("oidc", new PlayedSignIn("ok"));
    person.codes.add("123456");
    assertEquals("ASIAROLE", resolve("ops"));
    assertEquals(1, person.shown.size());
    assertTrue(aws.sentTo("sts").getFirst().header("Authorization").contains("ASIASSO/"));
  }

  @Test
  void aCodeThatIsNoneOrWrongIsAskedForAgainWithTheReason() {
    person.codes.addAll(List.of("12345", "000000", "123456"));
    aws.answering(
        "sts",
        request ->
            request.body().contains("TokenCode=000000")
                ? refused(
                    "MultiFactorAuthentication failed with invalid MFA one time pass code 000000")
                : session(request, Instant.now().plusSeconds(3_600)));
    assertEquals("ASIAROLE", resolve("ops"));
    assertEquals(Optional.of("A code has six digits."), person.questions.get(1).refusal());
    String refusal = person.questions.get(2).refusal().orElseThrow();
    assertTrue(refusal.contains("invalid MFA one time pass code"), refusal);
    assertFalse(refusal.contains("000000"), refusal);
  }

  @Test
  void threeWrongCodesAreEnough() {
    person.codes.addAll(List.of("1", "2", "3", "123456"));
    ConnectionException thrown = assertThrows(ConnectionException.class, () -> resolve("ops"));
    assertTrue(thrown.userMessage().contains("three codes were not taken"), thrown.userMessage());
    assertEquals(new NextStep.EnterCode("ops"), thrown.next());
    assertEquals(0, aws.sent().size());
  }

  @Test
  void whoGivesUpIsToldTheNextStep() {
    ConnectionException thrown = assertThrows(ConnectionException.class, () -> resolve("ops"));
    assertTrue(thrown.userMessage().contains("no code was entered"), thrown.userMessage());
    assertTrue(thrown.userMessage().contains(".aws/config, line 7"), thrown.userMessage());
    assertEquals(new NextStep.EnterCode("ops"), thrown.next());
  }

  @Test
  void whatElseStsRefusesIsNoReasonToAskAgain() {
    person.codes.addAll(List.of("123456", "654321"));
    aws.stsRefuses("AccessDenied", "not authorized to perform sts:AssumeRole");
    ConnectionException thrown = assertThrows(ConnectionException.class, () -> resolve("ops"));
    assertTrue(thrown.userMessage().contains("trust policy"), thrown.userMessage());
    assertEquals(1, person.questions.size());
  }

  @Test
  void whereNobodyIsTheNextStepIsNamed() {
    prompts = new Prompts(SignInPrompt.NOBODY);
    ConnectionException thrown = assertThrows(ConnectionException.class, () -> resolve("ops"));
    assertTrue(
        thrown.userMessage().contains("there is no terminal to ask for it"), thrown.userMessage());
    assertEquals(new NextStep.EnterCode("ops"), thrown.next());
    assertEquals(0, aws.sent().size());
  }

  @Test
  void manyThatWaitAreAskedForOneCode() throws Exception {
    person.codes.addAll(List.of("111111", "222222", "333333"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> waiting =
          IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> resolve("ops"))).toList();
      for (Future<String> one : waiting) {
        assertEquals("ASIAROLE", one.get());
      }
    }
    assertEquals(1, person.questions.size());
  }

  private static Answer refused(String message) {
    return new Answer.Of(
        403,
        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(message));
  }

  private static Answer session(Sent request, Instant until) {
    return new Answer.Of(
        200,
        RecordingTransport.usual(request)
            .replaceFirst(
                "<Expiration>.*</Expiration>", "<Expiration>%s</Expiration>".formatted(until)));
  }

  private String resolve(String profile) {
    AwsEnvironment environment = home.environment();
    ResolvedCredentials credentials =
        new CredentialChain(
                new AwsEndpoints(
                    environment, SelectedProfile.of(Optional.of(profile), environment)),
                Region.EU_WEST_1,
                aws,
                prompts)
            .resolve();
    credentials.clients().run();
    return credentials.accessKeyId();
  }
}
