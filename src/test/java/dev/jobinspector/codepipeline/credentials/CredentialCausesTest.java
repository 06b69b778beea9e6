package dev.jobinspector.codepipeline.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/// Every source of credentials, and every cause why one gives none, in its words: file, line,
/// profile and the next step.
@Tag("slow")
class CredentialCausesTest {
  private static final String SSO =
      """
      [profile team]
      sso_session = North Star
      sso_account_id = 111122223333
      sso_role_name = ReadOnly
      [sso-session 'North Star']
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      """;
  private static final String BASE =
      """
      [profile base]
      aws_access_key_id = AKIABASE
      aws_secret_access_key = base
      """;
  private static final String ROLE =
      """
      [profile ops]
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = base
      external_id = outside
      duration_seconds = 900
      role_session_name = ann
      """;
  private final String tomorrow = Instant.now().plusSeconds(86_400).toString();
  private final String yesterday = Instant.now().minusSeconds(86_400).toString();

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private AwsHome home;

  @BeforeEach
  void atHome() {
    home = new AwsHome(folder);
  }

  @Test
  void aRoleIsAssumedWithAllThatTheProfileSaysOfIt() {
    home.config(ROLE + BASE);
    ResolvedCredentials credentials = resolve("ops");
    assertEquals("ASIAROLE", credentials.accessKeyId());
    assertEquals(Optional.of("111122223333"), credentials.account());
    var sent = aws.sentTo("sts.eu-west-1.amazonaws.com").getFirst();
    assertTrue(sent.body().contains("ExternalId=outside"), sent.body());
    assertTrue(sent.body().contains("DurationSeconds=900"), sent.body());
    assertTrue(sent.body().contains("RoleSessionName=ann"), sent.body());
    assertTrue(sent.header("Authorization").contains("AKIABASE/"));
  }

  @Test
  void aChainOfRolesIsWalked() {
    home.config(
        """
        [profile top]
        role_arn = arn:aws:iam::111122223333:role/top
        source_profile = ops
        """
            + ROLE
            + BASE);
    assertEquals("ASIAROLE", resolve("top").accessKeyId());
    assertEquals(2, aws.sentTo("sts").size());
    assertTrue(aws.sent().get(1).header("Authorization").contains("ASIAROLE/"));
  }

  @Test
  void aRoleMayTakeTheKeysOfTheEnvironment() {
    home.config(
            "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/ops\ncredential_source ="
                + " Environment\n")
        .variable("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
        .variable("AWS_SECRET_ACCESS_KEY", "x");
    assertEquals(Optional.of("ops"), resolve("ops").profile());
    assertTrue(aws.sent().getFirst().header("Authorization").contains("AKIAENVIRONMENT/"));
  }

  @Test
  void aWebIdentityIsExchangedForARole() {
    home.file("token", "web-token")
        .variable("AWS_WEB_IDENTITY_TOKEN_FILE", home.path("token").toString())
        .variable("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod");
    assertEquals("ASIAROLE", resolve(null).accessKeyId());
    assertTrue(aws.sent().getFirst().body().contains("WebIdentityToken=web-token"));
  }

  @Test
  void theTokenOfASignInGivesARole() {
    home.config(SSO).signedIn("North Star", token("portal-token", tomorrow, ""));
    ResolvedCredentials credentials = resolve("team");
    assertEquals("ASIASSO", credentials.accessKeyId());
    assertEquals(Optional.of("111122223333"), credentials.account());
    var sent = aws.sentTo("portal.sso.eu-central-1.amazonaws.com").getFirst();
    assertEquals("portal-token", sent.header("x-amz-sso_bearer_token"));
  }

  @Test
  void theTokenOfAnOlderSignInIsKeptUnderItsUrl() {
    home.config(
            """
            [profile old]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-central-1
            sso_account_id = 111122223333
            sso_role_name = ReadOnly
            """)
        .signedIn(
            "https://example.awsapps.com/start",
            token("portal-token", tomorrow.replaceFirst("\\..*", "UTC"), ""));
    assertEquals("ASIASSO", resolve("old").accessKeyId());
  }

  @Test
  void anExpiredTokenIsRenewedAndWrittenWholeForItsOwnerAlone() throws IOException {
    home.config(SSO).signedIn("North Star", token("old", yesterday, renewal(tomorrow)));
    assertEquals("ASIASSO", resolve("team").accessKeyId());
    var sent = aws.sentTo("oidc.eu-central-1.amazonaws.com").getFirst();
    assertTrue(sent.body().contains("\"refreshToken\":\"refresh\""), sent.body());
    assertEquals(
        "renewed-token", aws.sentTo("portal.sso").getFirst().header("x-amz-sso_bearer_token"));
    try (var files = Files.list(home.path(".aws/sso/cache"))) {
      Path file = files.toList().getFirst();
      String kept = Files.readString(file);
      assertTrue(kept.contains("renewed-token"), kept);
      assertTrue(kept.contains("\"refreshToken\":\"next\""), kept);
      assertTrue(kept.contains("\"clientSecret\":\"client-secret\""), kept);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2999-01-01T00:00:00Z, 401, UnauthorizedException, Session token not found, was revoked or has"
        + " expired,  job-inspector sign-in --profile team",
    "2999-01-01T00:00:00Z, 403, ForbiddenException, No access, is not granted to you (No access),"
        + " Correct sso_account_id and sso_role_name",
  })
  void whatTheSsoPortalRefusesIsSaid(
      String expiry, int status, String code, String message, String cause, String next) {
    home.config(SSO).signedIn("North Star", token("portal-token", expiry, ""));
    aws.answering(
        "portal.sso",
        new Answer.Of(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message)));
    assertSays("team", ".aws/config, line 4", cause, next.strip());
  }

  @Test
  void anExpiredTokenWithoutARefreshTokenSaysToSignIn() {
    home.config(SSO).signedIn("North Star", token("old", yesterday, ""));
    assertSays(
        "team",
        ".aws/config, line 2",
        "North Star expired at",
        "job-inspector sign-in --profile team");
  }

  @Test
  void aLoginSessionThatIsValidIsUsed() {
    home.config("[profile dev]\nlogin_session = ann\n")
        .loggedIn("ann", Instant.now().plusSeconds(3_600));
    ResolvedCredentials credentials = resolve("dev");
    assertEquals("ASIACACHED", credentials.accessKeyId());
    assertEquals(Optional.of("111122223333"), credentials.account());
    assertEquals(0, aws.sent().size());
  }

  @Test
  void aLoginSessionThatIsOverIsRenewedAtAwsAndStaysItsOwners() throws IOException {
    home.config("[profile dev]\nlogin_session = ann\n")
        .loggedIn("ann", Instant.now().minusSeconds(3_600));
    assertEquals("ASIALOGIN", resolve("dev").accessKeyId());
    var sent = aws.sentTo("eu-west-1.signin.aws.amazon.com").getFirst();
    assertEquals("https", sent.uri().getScheme());
    assertTrue(sent.body().contains("\"refreshToken\":\"login-refresh\""), sent.body());
    assertFalse(sent.header("DPoP").isEmpty());
    try (var files = Files.list(home.path(".aws/login/cache"))) {
      Path file = files.toList().getFirst();
      assertTrue(Files.readString(file).contains("login-token"));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aTokenThatIsNotRenewedSaysToSignIn() {
    home.config(SSO).signedIn("North Star", token("old", yesterday, renewal(tomorrow)));
    aws.answering(
        "oidc",
        new Answer.Of(
            400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token\"}"));
    assertSays("team", "was not renewed", "job-inspector sign-in --profile team");
    assertEquals(1, aws.sent().size());
  }

  @Test
  void noTokenAtAllSaysToSignIn() {
    home.config(SSO);
    assertSays(
        "team", ".aws/config, line 2", "is not there", "job-inspector sign-in --profile team");
    assertEquals(0, aws.sent().size());
  }

  @Test
  void aProfileOrSessionWithBlanksIsQuotedInTheAdvice() {
    home.config(SSO.replace("profile team", "profile 'The Team'"));
    assertSays("The Team", "job-inspector sign-in --profile 'The Team'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AccessDenied|User: ann is not authorized to perform: sts:AssumeRole|ann is not"
            + " authorized|trust policy and the permissions of the credentials of profile base",
        "ExpiredToken|The security token is expired|the credentials of profile base have"
            + " expired|Renew them",
        "InvalidClientTokenId|The security token is invalid|does not accept the credentials of"
            + " profile base|renew the keys",
        "RegionDisabledException|no|STS is not active|Choose another Region",
        "MalformedPolicyDocument|odd|odd|Correct the profile",
      })
  void whatStsRefusesIsSaid(String code, String message, String cause, String next) {
    home.config(ROLE + BASE);
    aws.stsRefuses(code, message);
    assertSays("ops", "Profile ops (", ".aws/config, line 2", "role/ops", cause, next);
    assertEquals(1, aws.sent().size());
  }

  /// Before: four tries, of 129 seconds in all.
  @Test
  void anStsThatIsLostIsTriedTwice() {
    home.config(ROLE + BASE);
    aws.answering("sts", new Answer.Lost());
    assertSays("ops", "could not be asked", "Check the network");
    assertEquals(2, aws.sent().size());
  }

  @Test
  @Timeout(30)
  void anStsThatHangsIsGivenUpAtTheLimit() {
    home.config(ROLE + BASE);
    aws.answering("sts", new Answer.Never());
    AwsEnvironment environment = home.environment();
    AwsEndpoints endpoints =
        new AwsEndpoints(environment, SelectedProfile.of(Optional.of("ops"), environment));
    ConnectionException thrown =
        assertThrows(
            ConnectionException.class,
            () ->
                new CredentialChain(
                        endpoints,
                        Region.EU_WEST_1,
                        aws,
                        new Prompts(SignInPrompt.NOBODY),
                        Duration.ofMillis(500))
                    .resolve());
    assertTrue(thrown.userMessage().contains("could not be asked"), thrown.userMessage());
    assertTrue(CredentialClients.CALL.compareTo(Duration.ofSeconds(10)) <= 0);
    assertTrue(aws.sent().size() <= 2, aws.sent().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aws_access_key_id = a|2|aws_access_key_id without aws_secret_access_key|Add it",
        "aws_secret_access_key = a|2|aws_secret_access_key without aws_access_key_id|Add it",
        "role_arn = r\\n"
            + "source_profile = gone|3|profile gone, which is not there|Correct source_profile",
        "role_arn = r\\n"
            + "source_profile = ops|3|a loop of source profiles: ops → ops|credentials of its own",
        "role_arn = r\\n"
            + "source_profile = x\\n"
            + "[profile x]\\n"
            + "role_arn = r\\n"
            + "source_profile = ops|6|a loop of source profiles: ops → x → ops|credentials of its"
            + " own",
        "role_arn = r\\n"
            + "source_profile = x\\n"
            + "[profile x]\\n"
            + "region = us-east-1|4|has no credentials, and profile ops takes its own from"
            + " it|correct source_profile",
        "role_arn = r|2|neither source_profile nor credential_source|Give one",
        "role_arn = r\\n"
            + "source_profile = x\\n"
            + "credential_source = Environment|2|both source_profile and credential_source|Give"
            + " one",
        "role_arn = r\\n"
            + "credential_source = Nowhere|3|credential_source that is none: Nowhere|There are"
            + " Environment",
        "role_arn = r\\n"
            + "credential_source = Environment|3|environment, which has none|Set AWS_ACCESS_KEY_ID",
        "role_arn = r\\n"
            + "source_profile = x\\n"
            + "duration_seconds = long\\n"
            + "[profile x]\\n"
            + "aws_access_key_id = a\\n"
            + "aws_secret_access_key = b|4|no number|Correct it",
        "role_arn = r\\n"
            + "web_identity_token_file = /there/is/none|3|a web identity token that cannot be"
            + " read|Check that the file",
        "web_identity_token_file = /there/is/none|2|without a role_arn|Add it",
        "sso_session = gone\\n"
            + "sso_account_id = 1\\n"
            + "sso_role_name = r|2|sso-session gone|aws configure sso-session",
        "sso_account_id = 1\\nsso_role_name = r|1|has no sso_start_url|aws configure sso",
        "sso_session = s\\n"
            + "sso_role_name = r\\n"
            + "[sso-session s]\\n"
            + "sso_region = eu-west-1|2|has no sso_start_url in its sso-session|aws configure sso",
        "login_session = arn:aws:iam::1:user/ann|2|no valid sign-in of its login session|aws login"
            + " --profile ops",
      })
  void aProfileThatCannotBeUsedIsSaidWithItsLine(
      String lines, int line, String cause, String next) {
    home.config("[profile ops]\n" + lines.replace("\\n", "\n") + "\n");
    assertSays("ops", home.path(".aws/config") + ", line " + line + ")", cause, next);
    assertEquals(0, aws.sent().size());
  }

  @Test
  void halfAKeyPairInTheEnvironmentIsSaid() {
    home.variable("AWS_ACCESS_KEY_ID", "AKIA");
    assertSays(null, "AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY", "Set both");
  }

  @Test
  void aWebIdentityWithoutARoleIsSaid() {
    home.variable("AWS_WEB_IDENTITY_TOKEN_FILE", "token");
    assertSays(null, "AWS_WEB_IDENTITY_TOKEN_FILE without AWS_ROLE_ARN", "Set both");
  }

  @Test
  void aForeignTextIsOneLineAndNotEndless() {
    home.config(ROLE + BASE);
    aws.stsRefuses("AccessDenied", "a\n\u202Eb" + "x".repeat(100_000));
    String said = refusal("ops");
    assertTrue(said.length() < 1_200, "" + said.length());
    assertFalse(said.contains("\n") || said.contains("\u202E"), said);
  }

  private void assertSays(@Nullable String profile, String... parts) {
    String said = refusal(profile);
    for (String part : parts) {
      assertTrue(said.contains(part), said);
    }
  }

  private String refusal(@Nullable String profile) {
    return assertThrows(ConnectionException.class, () -> resolve(profile)).userMessage();
  }

  private ResolvedCredentials resolve(@Nullable String profile) {
    AwsEnvironment environment = home.environment();
    return new CredentialChain(
            new AwsEndpoints(
                environment, SelectedProfile.of(Optional.ofNullable(profile), environment)),
            Region.EU_WEST_1,
            aws,
            new Prompts(SignInPrompt.NOBODY))
        .resolve();
  }

  private static String token(String token, String expiry, String more) {
    return "{\"accessToken\":\"%s\",\"expiresAt\":\"%s\"%s}".formatted(token, expiry, more);
  }

  private static String renewal(String registration) {
    return """
    ,"refreshToken":"refresh","clientId":"client","clientSecret":"client-secret",\
    "registrationExpiresAt":"%s\"\
    """
        .formatted(registration);
  }
}
