package dev.jobinspector.codepipeline.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.RecordedAws;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.FakePrompt;
import dev.jobinspector.testing.PlayedSignIn;
import dev.jobinspector.testing.RecordingTransport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One sign-in for this program and the AWS CLI v2, whichever of them made it. The AWS CLI reaches
/// AWS through a proxy here, behind which AWS is played.
@Tag("process")
class AwsCliSignInTest {
  private static final Path DEBIANS = Path.of("/usr/bin/aws");
  private static final String CONFIG =
      """
      [profile team]
      sso_session = North
      sso_account_id = 111122223333
      sso_role_name = ReadOnly
      region = eu-central-1
      [sso-session North]
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      sso_registration_scopes = sso:account:access
      [profile old]
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      sso_account_id = 111122223333
      sso_role_name = ReadOnly
      region = eu-central-1
      """;

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private final PlayedSignIn played = new PlayedSignIn("authorization_pending", "ok");
  private AwsHome home;
  private RecordedAws ours;
  private ProxiedAws proxy;

  @BeforeEach
  void withAwsBehindAProxy() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(DEBIANS) && run("--version").startsWith("aws-cli/2"),
        "NOT TESTED: Debian's AWS CLI v2 is not installed (apt-get install awscli)");
    Certificates certificates =
        new Certificates(
            folder,
            "san=dns:oidc.eu-central-1.amazonaws.com,dns:portal.sso.eu-central-1.amazonaws.com,"
                + "dns:sts.eu-central-1.amazonaws.com,dns:sts.amazonaws.com");
    proxy = new ProxiedAws(certificates, aws);
    ours = new RecordedAws(folder.resolve("home"), aws);
    home = ours.home().config(CONFIG);
    aws.answering("oidc", played);
  }

  @AfterEach
  void end() {
    Optional.ofNullable(proxy).ifPresent(ProxiedAws::close);
  }

  @Test
  void theAwsCliTakesOurSignIn() throws Exception {
    for (String profile : List.of("team", "old")) {
      ours.asking(new Prompts(new FakePrompt()));
      assertInstanceOf(
          SignInResult.SignedIn.class,
          ours.connector().signIn().signIn(Optional.of(profile), new FakePrompt()));
      String said = run("sts", "get-caller-identity", "--profile", profile);
      assertTrue(said.contains(RecordingTransport.ACCOUNT), said);
      assertEquals(
          PlayedSignIn.ACCESS_TOKEN,
          aws.sentTo("portal.sso").getLast().header("x-amz-sso_bearer_token"));
    }
  }

  @Test
  void weTakeTheSignInOfTheAwsCli() throws Exception {
    for (String profile : List.of("team", "old")) {
      String said = run("sso", "login", "--no-browser", "--profile", profile);
      assertTrue(said.contains("Successfully logged into"), said);
      ours.asking(new Prompts(SignInPrompt.NOBODY));
      try (JobGateway gateway = ours.connect(profile)) {
        assertEquals(Optional.of(profile), gateway.connection().profile());
      }
      assertEquals(
          PlayedSignIn.ACCESS_TOKEN,
          aws.sentTo("portal.sso").getLast().header("x-amz-sso_bearer_token"));
    }
  }

  private String run(String... arguments) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
                Stream.concat(Stream.of(DEBIANS.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true);
    Map<String, String> variables = program.environment();
    variables.keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("proxy"));
    variables.put("PATH", "/usr/bin:/bin");
    if (proxy != null) {
      variables.put("HOME", home.path("").toString());
      variables.put("HTTPS_PROXY", proxy.url());
      variables.put("AWS_CA_BUNDLE", proxy.bundle().toString());
    }
    Process running = program.start();
    running.getOutputStream().close();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(running.waitFor(60, TimeUnit.SECONDS), "it hangs");
    return said;
  }
}
