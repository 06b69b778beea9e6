package dev.jobinspector.codepipeline.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.job.connection.SignInResult.Cause;
import dev.jobinspector.job.connection.SignInResult.NotSignedIn;
import dev.jobinspector.job.connection.SignInResult.SignedIn;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.FakePrompt;
import dev.jobinspector.testing.PlayedSignIn;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in with a browser, as IAM Identity Center answers it, and what waits for it.
class SignInTest {
  private static final String CONFIG =
      """
      [profile team]
      sso_session = North Star
      sso_account_id = 111122223333
      sso_role_name = ReadOnly
      [profile other]
      sso_session = North Star
      sso_account_id = 111122223333
      sso_role_name = Admin
      [sso-session North Star]
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      [profile old]
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      sso_account_id = 111122223333
      sso_role_name = ReadOnly
      [profile ops]
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = team
      [profile login]
      login_session = ann
      [profile keys]
      aws_access_key_id = AKIA
      aws_secret_access_key = secret
      """;

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private final FakePrompt person = new FakePrompt();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private Prompts prompts = new Prompts(person, pauses::add);
  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder).config(CONFIG);
  }

  @Test
  void whoConfirmsTheCodeIsSignedInAndTheFileIsTheOneThatAwsToolsShare() throws IOException {
    play("authorization_pending", "authorization_pending", "ok");
    SignedIn signedIn = assertInstanceOf(SignedIn.class, signIn("team"));
    assertEquals("team", signedIn.profile());
    assertTrue(signedIn.until().isAfter(Instant.now().plusSeconds(28_000)));
    var shown = person.shown.getFirst();
    assertEquals("CODE-1", shown.userCode());
    assertEquals("https://device.sso.eu-central-1.amazonaws.com/", shown.address().toString());
    assertTrue(shown.complete().toString().endsWith("?user_code=CODE-1"));
    assertEquals(0, person.open.get());
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)), pauses);
    assertTrue(
        aws.sent().stream().allMatch(one -> one.host().equals("oidc.eu-central-1.amazonaws.com")));
    assertTrue(aws.sent().getFirst().body().contains("sso:account:access"));

    Path file = home.path(".aws/sso/cache/b9b67a9ba2bb665aa25699f58cf83fd61f00c159.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    JsonNode kept = JsonMapper.shared().readTree(Files.readString(file));
    assertEquals("https://example.awsapps.com/start", kept.path("startUrl").asString());
    assertEquals("eu-central-1", kept.path("region").asString());
    assertEquals(PlayedSignIn.ACCESS_TOKEN, kept.path("accessToken").asString());
    assertEquals("client-1", kept.path("clientId").asString());
    assertEquals(PlayedSignIn.CLIENT_SECRET, kept.path("clientSecret").asString());
    assertEquals(PlayedSignIn.REFRESH_TOKEN, kept.path("refreshToken").asString());
    assertEquals("2100-01-01T00:00:00Z", kept.path("registrationExpiresAt").asString());
    assertTrue(
        kept.path("expiresAt").asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void anOlderProfileIsKeptUnderItsUrlAndAsksForNoScopes() {
    play("ok");
    assertInstanceOf(SignedIn.class, signIn("old"));
    assertFalse(aws.sent().getFirst().body().contains("scopes"));
    assertTrue(
        Files.exists(home.path(".aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json")));
  }

  @Test
  void aRoleIsSignedInToByItsSourceProfile() {
    play("ok");
    assertInstanceOf(SignedIn.class, signIn("ops"));
  }

  @Test
  void whoeverIsAskedToSlowDownWaitsLonger() {
    play(
        "authorization_pending", "slow_down", "bare authorization_pending", "bare slow_down", "ok");
    assertInstanceOf(SignedIn.class, signIn("team"));
    assertEquals(List.of(1L, 1L, 6L, 6L, 11L), pauses.stream().map(Duration::toSeconds).toList());
  }

  @Test
  void aCodeThatExpiredIsReplacedWithoutStartingOver() {
    play("authorization_pending", "expired_token", "authorization_pending", "ok");
    assertInstanceOf(SignedIn.class, signIn("team"));
    assertEquals(
        List.of("CODE-1", "CODE-2"), person.shown.stream().map(code -> code.userCode()).toList());
    assertEquals(0, person.open.get());
    assertEquals(1, sent("/client/register"));
  }

  @Test
  @Tag("slow")
  void aCodeThatNobodyConfirmsIsGivenUpInTheEnd() {
    play("authorization_pending");
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("team"));
    assertEquals(Cause.NOBODY_ENTERED_IT, not.cause());
    assertEquals(6, person.shown.size());
    assertEquals(0, person.open.get());
  }

  @Test
  void aNetworkThatIsAwayForAMomentDoesNotEndIt() {
    play("authorization_pending", "lost", "lost", "lost", "lost", "authorization_pending", "ok");
    assertInstanceOf(SignedIn.class, signIn("team"));
    assertEquals(1, person.shown.size());
  }

  @ParameterizedTest
  @CsvSource({
    "bare access_denied, DENIED, was refused in the browser, Sign in with: job-inspector sign-in"
        + " --profile team",
    "access_denied, DENIED, was refused in the browser, Sign in with: job-inspector sign-in"
        + " --profile team",
    "invalid_client, REFUSED, was not accepted, Correct sso_start_url and sso_region",
    "invalid_grant, REFUSED, was not accepted, Correct sso_start_url and sso_region",
  })
  void whatEndsItIsSaidWithItsCause(String answer, Cause cause, String why, String next) {
    play("authorization_pending", answer);
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("team"));
    assertEquals(cause, not.cause());
    assertTrue(not.userMessage().contains(why), not.userMessage());
    assertTrue(not.userMessage().contains(next), not.userMessage());
    assertFalse(not.userMessage().contains(PlayedSignIn.DEVICE_CODE), not.userMessage());
    assertEquals(0, person.open.get());
    assertFalse(Files.exists(home.path(".aws/sso")));
  }

  @Test
  void aServiceThatCannotBeReachedIsSaid() {
    aws.answering("oidc", new Answer.Lost());
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("team"));
    assertEquals(Cause.UNREACHABLE, not.cause());
    assertEquals(new NextStep.SignIn("team"), not.next());
  }

  @ParameterizedTest
  @CsvSource({
    "http://device.sso.eu-central-1.amazonaws.com/",
    "https://me:password@example.com/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "' '",
  })
  void noBrowserIsLedToAnythingButAPageOverTls(String page) {
    aws.answering("oidc", new PlayedSignIn("ok").leadingTo(page));
    assertEquals(Cause.REFUSED, assertInstanceOf(NotSignedIn.class, signIn("team")).cause());
    assertEquals(0, person.shown.size());
  }

  @Test
  void aStrangeHostIsNotAsked() {
    home.variable("AWS_ENDPOINT_URL_SSO_OIDC", "https://example.com");
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("team"));
    assertTrue(not.userMessage().contains("gets no credentials"), not.userMessage());
    assertEquals(0, aws.sent().size());
  }

  @ParameterizedTest
  @CsvSource({
    "keys, has no sso_session, aws configure sso --profile keys",
    "login, which the AWS CLI signs in to, aws login --profile login",
  })
  void aProfileThatIsNotSignedInToIsNamedWithItsCommand(
      String profile, String why, String command) {
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn(profile));
    assertEquals(Cause.PROFILE, not.cause());
    assertTrue(not.userMessage().contains(why), not.userMessage());
    assertEquals(new NextStep.CopyCommand(command), not.next());
  }

  @Test
  void aProfileThatIsNotThereIsSaid() {
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("gone"));
    assertEquals(new NextStep.ChooseProfile(), not.next());
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() {
    play("ok");
    home.file(".aws/sso", "a file in the place of the folder");
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("team"));
    assertEquals(Cause.NOT_KEPT, not.cause());
  }

  @Test
  void manyThatWaitAreAskedForOneSignInAndAllGoOn() throws Exception {
    CountDownLatch confirmed = new CountDownLatch(1);
    prompts = new Prompts(person, _ -> confirmed.await());
    play("ok");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> waiting =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> resolve(i % 2 == 0 ? "team" : "other")))
              .toList();
      person.first.await();
      confirmed.countDown();
      for (Future<String> one : waiting) {
        assertEquals("ASIASSO", one.get());
      }
    }
    assertEquals(1, person.shown.size());
    assertEquals(1, sent("/token"));
  }

  @Test
  void whoCancelsEndsTheSignInForAllThatWait() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    prompts = new Prompts(person, _ -> never.await());
    play("ok");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> one = threads.submit(() -> resolve("team"));
      Future<String> other = threads.submit(() -> resolve("other"));
      person.first.await();
      person.cancel.run();
      for (Future<String> waiting : List.of(one, other)) {
        var thrown = assertThrows(ExecutionException.class, waiting::get).getCause();
        ConnectionException e = assertInstanceOf(ConnectionException.class, thrown);
        assertTrue(e.userMessage().contains("was cancelled"), e.userMessage());
        assertInstanceOf(NextStep.SignIn.class, e.next());
      }
    }
    assertEquals(0, person.open.get());
  }

  @Test
  void whenTheLastWhoWaitsHasLeftTheCodeIsTakenAway() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    prompts = new Prompts(person, _ -> never.await());
    play("ok");
    Thread waiting =
        Thread.ofVirtual().start(() -> assertThrows(RuntimeException.class, () -> resolve("team")));
    person.first.await();
    waiting.interrupt();
    waiting.join();
    while (person.open.get() > 0) {
      Thread.onSpinWait();
    }
    assertEquals(0, sent("/token"));
  }

  @Test
  void aSignInByAnotherProgramEndsTheWaiting() {
    play("authorization_pending");
    prompts =
        new Prompts(
            person,
            _ ->
                home.signedIn(
                    "North Star",
                    "{\"accessToken\":\"from elsewhere\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}"));
    assertEquals("ASIASSO", resolve("team"));
    assertEquals(
        "from elsewhere", aws.sentTo("portal.sso").getFirst().header("x-amz-sso_bearer_token"));
  }

  @Test
  void aTokenThatWasRevokedIsAskedForAnewOnce() {
    home.signedIn(
        "North Star", "{\"accessToken\":\"revoked\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
    play("ok");
    aws.answering(
        "portal.sso",
        request ->
            request.header("x-amz-sso_bearer_token").equals("revoked")
                ? new Answer.Of(401, "{\"__type\":\"UnauthorizedException\",\"message\":\"no\"}")
                : new Answer.Of(200, RecordingTransport.usual(request)));
    assertEquals("ASIASSO", resolve("team"));
    assertEquals(1, person.shown.size());
  }

  @Test
  void aRefreshThatIsRefusedLeadsToTheBrowser() {
    home.signedIn(
        "North Star",
        """
        {"accessToken":"old","expiresAt":"2001-01-01T00:00:00Z","refreshToken":"old-refresh",
        "clientId":"c","clientSecret":"s","registrationExpiresAt":"2999-01-01T00:00:00Z"}
        """);
    play("invalid_grant", "ok");
    assertEquals("ASIASSO", resolve("team"));
    assertEquals(1, person.shown.size());
  }

  @Test
  void theSourceOfARoleIsSignedInToBeforeTheRoleIsAskedFor() {
    play("authorization_pending", "ok");
    assertEquals("ASIAROLE", resolve("ops"));
    assertTrue(aws.sentTo("sts").getFirst().header("Authorization").contains("ASIASSO/"));
  }

  @Test
  void whereNobodyIsNobodyIsAsked() {
    prompts = new Prompts(SignInPrompt.NOBODY);
    ConnectionException thrown = assertThrows(ConnectionException.class, () -> resolve("team"));
    assertEquals(new NextStep.SignIn("team"), thrown.next());
    assertEquals(0, aws.sent().size());
  }

  @Test
  void anInterruptedSignInIsCancelled() {
    play("ok");
    Thread.currentThread().interrupt();
    NotSignedIn not = assertInstanceOf(NotSignedIn.class, signIn("team"));
    assertTrue(Thread.interrupted());
    assertEquals(Cause.CANCELLED, not.cause());
  }

  private void play(String... answers) {
    aws.answering("oidc", new PlayedSignIn(answers));
  }

  private long sent(String path) {
    return aws.sentTo("oidc").stream().filter(one -> one.uri().getPath().equals(path)).count();
  }

  private SignInResult signIn(String profile) {
    return new SdkSignIn(home::environment, (_, _) -> aws, prompts)
        .signIn(Optional.of(profile), person);
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
