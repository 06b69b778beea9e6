package dev.jobinspector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.log.Logs;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.cli.common.Browser;
import dev.jobinspector.cli.common.CommandPorts;
import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.cli.common.Services;
import dev.jobinspector.cli.common.Terminal;
import dev.jobinspector.cli.common.TerminalPrompt;
import dev.jobinspector.codepipeline.RecordedAws;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.codepipeline.credentials.Prompts;
import dev.jobinspector.codepipeline.credentials.QuickPrompts;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.service.JobGateway;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.service.SignIn;
import dev.jobinspector.settings.TiedHosts;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PlayedSignIn;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person at a terminal: signs in, enters codes, ties a profile to a host, and asks which
/// permissions it takes. AWS is played.
@Tag("slow")
class SignInJourneyTest {
  private static final String[] ACKNOWLEDGE = {
    "acknowledge-job", "--job-id", "11111111-2222-3333-4444-555555555555", "--nonce", "3"
  };
  private static final String CONFIG =
      """
      [profile team]
      sso_session = North
      sso_account_id = 111122223333
      sso_role_name = Worker
      region = us-east-1
      [sso-session North]
      sso_start_url = https://example.awsapps.com/start
      sso_region = eu-central-1
      [profile base]
      aws_access_key_id = AKIABASE
      aws_secret_access_key = base-secret
      region = us-east-1
      [profile ops]
      role_arn = arn:aws:iam::111122223333:role/ops
      source_profile = base
      mfa_serial = arn:aws:iam::111122223333:mfa/ann
      region = us-east-1
      """;

  @TempDir Path folder;

  private final RecordingTransport aws = new RecordingTransport();
  private final MemoryAttemptLog history = new MemoryAttemptLog();
  private final Queue<String> typed = new ConcurrentLinkedQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<URI> opened = new CopyOnWriteArrayList<>();
  private final StringBuilder everything = new StringBuilder();
  private boolean watched = true;
  private boolean browserWorks = true;
  private RecordedAws account;
  private Logs logs;

  /// What a command left behind.
  private record Ran(int exit, String out, String err) {}

  @BeforeEach
  void atHome() {
    account = new RecordedAws(folder, aws);
    account.home().config(CONFIG);
    aws.answering("oidc", new PlayedSignIn("authorization_pending", "ok"));
    logs = Logs.to(folder.resolve("logs"));
    Logs.debug();
  }

  /// The codes are shown on purpose, and nothing else of it; nor is anything else in the log.
  @AfterEach
  void noSecretWasPrintedOrLogged() throws IOException {
    logs.close();
    Logger.getLogger("software.amazon.awssdk.request").setLevel(null);
    everything.append(log());
    for (String secret :
        List.of(
            PlayedSignIn.ACCESS_TOKEN,
            PlayedSignIn.REFRESH_TOKEN,
            PlayedSignIn.CLIENT_SECRET,
            PlayedSignIn.DEVICE_CODE,
            "base-secret",
            "role-token",
            "sso-token")) {
      assertFalse(everything.toString().contains(secret), secret);
    }
  }

  @Test
  void anAcknowledgeThatNeedsASignInWaitsForItAndIsSentOnce() {
    account
        .home()
        .signedIn("North", "{\"accessToken\":\"over\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}");
    Ran ran = run(with("--profile", "team"));
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.err().contains("Code: CODE-1"), ran.err());
    assertTrue(ran.err().contains("?user_code=CODE-1"), ran.err());
    assertTrue(ran.out().contains("InProgress"), ran.out());
    assertFalse(ran.out().contains("CODE-1"), ran.out());
    assertEquals(1, aws.sentTo("codepipeline").size());
    assertEquals(1, history.attempts().size());
    assertEquals(List.of(), opened);

    Ran again = run(with("--profile", "team"));
    assertEquals(0, again.exit(), again.err());
    assertFalse(again.err().contains("Code:"), again.err());
  }

  @Test
  void whereNobodyWatchesTheCommandToSignInIsNamed() throws IOException {
    watched = false;
    Ran ran = run(with("--profile", "team"));
    assertEquals(253, ran.exit());
    assertTrue(ran.err().contains("job-inspector sign-in --profile team"), ran.err());
    assertEquals(0, aws.sent().size());

    Ran signedIn = run("sign-in", "--profile", "team", "--no-browser");
    assertEquals(0, signedIn.exit(), signedIn.err());
    assertTrue(signedIn.out().startsWith("Signed in to profile team until "), signedIn.out());
    assertTrue(signedIn.err().contains("Code: CODE-1"), signedIn.err());
    assertEquals(List.of(), opened);
    assertEquals(0, run(with("--profile", "team")).exit());
    assertTrue(log().contains("codepipeline"), "there is a log to look through");
  }

  @Test
  void theBrowserIsOpenedAndWhereItCannotBeThePageIsToBeOpenedByHand() {
    assertEquals(0, run("sign-in", "--profile", "team").exit());
    assertEquals("user_code=CODE-1", opened.getFirst().getQuery());
    browserWorks = false;
    Ran ran = run("sign-in", "--profile", "team");
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.err().contains("open the page on any machine"), ran.err());
  }

  @Test
  void whoRefusesInTheBrowserIsToldTheNextStep() {
    aws.answering("oidc", new PlayedSignIn("access_denied"));
    Ran ran = run("sign-in", "--profile", "team");
    assertEquals(253, ran.exit());
    assertTrue(ran.err().contains("was refused in the browser"), ran.err());
    Ran waiting = run(with("--profile", "team"));
    assertEquals(253, waiting.exit());
    assertEquals(0, aws.sentTo("codepipeline").size());
  }

  @Test
  void aRoleWithACodeIsAskedForWithoutEcho() {
    typed.add("123456");
    Ran ran = run(with("--profile", "ops"));
    assertEquals(0, ran.exit(), ran.err());
    assertEquals(
        List.of("Code of the MFA device arn:aws:iam::111122223333:mfa/ann (profile ops): "), asked);
    assertFalse(everything.toString().contains("123456"));
    assertEquals(1, aws.sentTo("codepipeline").size());
  }

  @Test
  void withoutATerminalTheCodeIsRefusedWithTheNextStep() {
    watched = false;
    Ran ran = run(with("--profile", "ops"));
    assertEquals(253, ran.exit());
    assertTrue(ran.err().contains("Run the command in a terminal"), ran.err());
    assertEquals(List.of(), asked);
    assertEquals(0, aws.sent().size());
  }

  @Test
  void aTieOfTheCommandLineHoldsForOneCommand() {
    String[] elsewhere = {"--profile", "base", "--endpoint-url", "http://localstack:4566"};
    Ran refused = run(with(elsewhere));
    assertEquals(253, refused.exit());
    assertTrue(refused.err().contains("name it with --trust-endpoint"), refused.err());
    assertEquals(0, aws.sent().size());

    Ran tied =
        run(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(with(elsewhere)),
                    java.util.stream.Stream.of("--trust-endpoint", "localstack"))
                .toArray(String[]::new));
    assertEquals(0, tied.exit(), tied.err());
    assertTrue(aws.sentTo("localstack").getFirst().header("Authorization").contains("AKIABASE/"));

    assertEquals(253, run(with(elsewhere)).exit());
  }

  @Test
  void whoIsDeniedIsToldTheOneStatementThatIsMissing() {
    aws.answering(
        "codepipeline",
        new Answer.Of(
            400,
            """
            {"__type":"AccessDeniedException","message":"User: arn:aws:iam::1:user/ann is not \
            authorized to perform: codepipeline:AcknowledgeJob"}\
            """));
    Ran ran = run(with("--profile", "base"));
    assertEquals(254, ran.exit());
    assertTrue(
        ran.err().contains("Effect Allow, Action codepipeline:AcknowledgeJob and Resource *"),
        ran.err());
  }

  @Test
  void thePolicyIsPrintedForAnAccountAndARegion() {
    Ran ran =
        run("iam-policy", "--read-only", "--region", "cn-north-1", "--account-id", "111122223333");
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.out().contains("arn:aws-cn:codepipeline:cn-north-1:111122223333:*"), ran.out());
    assertFalse(ran.out().contains("AcknowledgeJob"), ran.out());
    assertTrue(run("iam-policy").out().contains("codepipeline:AcknowledgeJob"));
    assertEquals(252, run("iam-policy", "--account-id", "me").exit());
    for (String profile : List.of("team", "ops")) {
      Ran limited = run("iam-policy", "--profile", profile);
      assertTrue(
          limited.out().contains("arn:aws:codepipeline:us-east-1:111122223333:*"), limited.out());
    }
    assertTrue(
        run("iam-policy", "--profile", "team", "--region", "cn-north-1")
            .out()
            .contains("arn:aws-cn:codepipeline:cn-north-1:111122223333:*"));
    Ran unknown = run("iam-policy", "--profile", "nobody");
    assertEquals(253, unknown.exit());
    assertTrue(unknown.err().contains("no profile nobody"), unknown.err());
    assertEquals(0, aws.sent().size());
  }

  private String log() throws IOException {
    Path file = folder.resolve("logs/job-inspector.0.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static String[] with(String... more) {
    List<String> all = new ArrayList<>(List.of(ACKNOWLEDGE));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Ran run(String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Map.of(),
            new TypingPerson());
    Prompts prompts = QuickPrompts.of(new TerminalPrompt(console, Browser.NONE));
    try (OverRecorder services = new OverRecorder(prompts)) {
      int exit =
          JobInspectorCommand.run(
              (_, _) -> 77,
              new CommandPorts(
                  console,
                  services,
                  _ -> {
                    throw new IllegalStateException();
                  },
                  _ -> () -> {},
                  page -> {
                    opened.add(page);
                    return browserWorks;
                  }),
              command);
      everything.append(out).append(err);
      return new Ran(exit, out.toString(), err.toString());
    }
  }

  private final class TypingPerson implements Terminal {
    @Override
    public boolean isInput() {
      return watched;
    }

    @Override
    public boolean isOutput() {
      return false;
    }

    @Override
    public boolean isError() {
      return watched;
    }

    @Override
    public OptionalInt columns() {
      return OptionalInt.empty();
    }

    @Override
    public String readSecret(String prompt) throws IOException {
      asked.add(prompt);
      return Optional.ofNullable(typed.poll()).orElseThrow(() -> new IOException("nothing"));
    }
  }

  private final class OverRecorder implements Services {
    private final List<JobGateway> gateways = new ArrayList<>();
    private final Prompts prompts;

    OverRecorder(Prompts prompts) {
      this.prompts = prompts;
    }

    @Override
    public JobService connect(GlobalOptions options, ConnectionChoice choice) {
      TiedHosts ties = TiedHosts.NONE;
      for (String host : options.trustedEndpoints()) {
        ties = ties.with(options.profile().orElse("default"), host);
      }
      JobGateway gateway = account.asking(prompts).tied(ties).connector().connect(choice);
      gateways.add(gateway);
      return new JobService(
          gateway, history, new ReadOnlySwitch(options.readOnly()), Clock.systemUTC());
    }

    @Override
    public SignIn signIn(GlobalOptions options) {
      return account.asking(prompts).connector().signIn();
    }

    @Override
    public List<String> regionsLike(GlobalOptions options, String region) {
      return List.of(region);
    }

    @Override
    public AttemptLog history(GlobalOptions options) {
      return history;
    }

    @Override
    public Optional<String> profileText(GlobalOptions options, String key) {
      return SelectedProfile.of(options.profile(), account.home().environment()).text(key);
    }

    @Override
    public void close() {
      gateways.forEach(JobGateway::close);
    }
  }
}
