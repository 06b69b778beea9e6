package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.log.Logs;
import dev.jobinspector.cli.JobInspectorCommand;
import dev.jobinspector.codepipeline.transport.Certificates;
import dev.jobinspector.codepipeline.transport.ProxiedAws;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.AwsHome;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.PlayedSignIn;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import dev.jobinspector.testing.RecordingTransport.Sent;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.testing.SceneTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Somebody at the window whose AWS is behind a proxy with an authority of its own, and who has
/// FIPS on: the program is the real one, down to the wire. AWS is played at the other end of the
/// proxy, its CodePipeline by the emulator.
@Tag("process")
class WindowOnAwsTest {
  private static final String ACCOUNT = RecordingTransport.ACCOUNT;
  private static final String MFA_CODE = "471147";
  private static final String KEY = "secret+key/of-a-profile";
  private static final String SSO_KEY = "secret+key/of-the-portal";
  private static final String SSO_SESSION = "session+token/of-the-portal";
  private static final String ROLE_KEY = "secret+key/of-a-role";
  private static final String ROLE_SESSION = "session+token/of-a-role";

  /// By secret, the services that it may be sent to.
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          PlayedSignIn.CLIENT_SECRET,
          Set.of("oidc-fips"),
          PlayedSignIn.DEVICE_CODE,
          Set.of("oidc-fips"),
          PlayedSignIn.REFRESH_TOKEN,
          Set.of("oidc-fips"),
          PlayedSignIn.ACCESS_TOKEN,
          Set.of("portal"),
          SSO_SESSION,
          Set.of("codepipeline-fips", "sts-fips"),
          ROLE_SESSION,
          Set.of("codepipeline-fips", "sts-fips"),
          MFA_CODE,
          Set.of("sts-fips"),
          KEY,
          Set.of(),
          SSO_KEY,
          Set.of(),
          ROLE_KEY,
          Set.of());

  private static final Set<String> HOSTS =
      Set.of(
          "codepipeline-fips.us-east-1.amazonaws.com",
          "sts-fips.us-east-1.amazonaws.com",
          "oidc-fips.us-east-1.amazonaws.com",
          "portal.sso-fips.us-east-1.amazonaws.com");

  private static final String LAB = "emulator.lab.internal";
  private static final String CONFIG =
      """
      [sso-session North]
      sso_start_url = https://example.awsapps.com/start
      sso_region = us-east-1
      sso_registration_scopes = sso:account:access
      [profile team]
      sso_session = North
      sso_account_id = %1$s
      sso_role_name = Worker
      region = us-east-1
      use_fips_endpoint = true
      [profile prod-deploy]
      sso_session = North
      sso_account_id = %1$s
      sso_role_name = Worker
      region = us-east-1
      use_fips_endpoint = true
      [profile base]
      aws_access_key_id = AKIABASE
      aws_secret_access_key = %2$s
      region = us-east-1
      use_fips_endpoint = true
      [profile ops]
      role_arn = arn:aws:iam::%1$s:role/ops
      source_profile = base
      mfa_serial = arn:aws:iam::%1$s:mfa/ann
      region = us-east-1
      use_fips_endpoint = true
      [profile lab]
      aws_access_key_id = AKIALAB
      aws_secret_access_key = %2$s
      region = us-east-1
      services = lab
      [services lab]
      codepipeline =
        endpoint_url = https://%3$s
      """
          .formatted(ACCOUNT, KEY, LAB);

  @TempDir private static Path authority;
  private static Certificates certificates;

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final PatientUser user = new PatientUser(robot);
  private final List<String> pages = new CopyOnWriteArrayList<>();
  private final RecordingTransport aws = new RecordingTransport();
  private final RunningEmulator codePipeline = new RunningEmulator();
  private ProxiedAws proxy;
  private AwsHome home;

  @SuppressWarnings("NullAway.Init")
  private OpenedWindow window;

  private volatile boolean allowed;

  @BeforeAll
  static void issue() throws Exception {
    certificates =
        new Certificates(
            authority,
            Stream.concat(HOSTS.stream(), Stream.of(LAB))
                .map("dns:"::concat)
                .collect(Collectors.joining(",", "san=", "")));
  }

  @BeforeEach
  void play() throws Exception {
    proxy = new ProxiedAws(certificates, aws);
    home =
        new AwsHome(folder.resolve("home"))
            .config(CONFIG)
            .variable("HTTPS_PROXY", proxy.url())
            .variable("AWS_CA_BUNDLE", proxy.bundle().toString());
    PlayedSignIn pending = new PlayedSignIn("authorization_pending", "slow_down", "ok");
    PlayedSignIn waiting = new PlayedSignIn("authorization_pending");
    aws.answering("codepipeline", codePipeline::answer)
        .answering(LAB, codePipeline::answer)
        .answering("oidc", asked -> signIn(asked, allowed ? pending : waiting))
        .answering("portal", _ -> portal())
        .answering("sts", WindowOnAwsTest::sts);
    Logs.debug(); // so that there is a log to look through
  }

  /// Who renews an expired sign-in is refused: the person has to come.
  private static Answer signIn(Sent asked, PlayedSignIn played) {
    return asked.body().contains("refresh_token")
        ? new PlayedSignIn("invalid_grant").apply(asked)
        : played.apply(asked);
  }

  /// Credentials that are nearly over, so that each request asks for others.
  private static Answer portal() {
    return new Answer.Of(
        200,
        """
        {"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"%s","sessionToken":"%s",\
        "expiration":%d}}\
        """
            .formatted(SSO_KEY, SSO_SESSION, Instant.now().plusSeconds(30).toEpochMilli()));
  }

  private static Answer sts(Sent asked) {
    return new Answer.Of(
        200,
        RecordingTransport.usual(asked)
            .replace("<SecretAccessKey>role<", "<SecretAccessKey>" + ROLE_KEY + "<")
            .replace("role-token", ROLE_SESSION));
  }

  @AfterEach
  void noSecretIsWhereItMustNotBe() throws Exception {
    nothingSecretIsOnScreen();
    window.close();
    codePipeline.close();
    proxy.close();
    Logger.getLogger("software.amazon.awssdk.request").setLevel(null);
    for (Sent sent : aws.sent()) {
      String all = sent.uri() + "\n" + sent.headers() + "\n" + sent.body();
      SECRETS.forEach(
          (secret, services) ->
              assertTrue(
                  !all.contains(secret) || services.stream().anyMatch(sent.host()::startsWith),
                  () -> secret + " was sent to " + sent.host()));
    }
    for (String tunnel : proxy.tunnels()) {
      noSecretIn("the head of a tunnel", tunnel);
    }
    List<String> looked = new CopyOnWriteArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        noSecretIn(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        looked.add(file.getFileName().toString());
      }
    }
    assertTrue(looked.contains("settings.json"), looked.toString());
    assertTrue(looked.stream().anyMatch(name -> name.contains("history")), looked.toString());
    assertTrue(looked.stream().anyMatch(name -> name.endsWith(".log")), looked.toString());
  }

  @Test
  void theFirstStartLeadsToTheStuckActionsByTheWindowAlone() throws Exception {
    open();
    pick("team");
    await(() -> text("#sign-in-code").equals("CODE-1"));
    assertTrue(text("#sign-in-by-hand").contains("If no browser opens"));
    nothingSecretIsOnScreen();
    allow();
    await(() -> title().startsWith("Profile team · us-east-1 · " + ACCOUNT));
    assertEquals(List.of("https://device.sso.eu-central-1.amazonaws.com/?user_code=CODE-1"), pages);
    await(() -> find("#sign-in").isEmpty() && find("#connection-form").isEmpty());
    user.press("#find-stuck");
    await(() -> text("#stuck-state").contains("cases in"));
    assertFalse(((ListView<?>) node("#worklist")).getItems().isEmpty());

    assertEquals(HOSTS, aws.sent().stream().map(Sent::host).collect(Collectors.toSet()));
    Set<String> tunnelled =
        proxy.tunnels().stream().map(head -> head.split("[ :]", 3)[1]).collect(Collectors.toSet());
    assertEquals(HOSTS, tunnelled);
    assertTrue(
        aws.sentTo("portal").stream()
            .allMatch(
                asked -> asked.header("x-amz-sso_bearer_token").equals(PlayedSignIn.ACCESS_TOKEN)));
    assertTrue(Files.readString(home.signIn("North")).contains(PlayedSignIn.ACCESS_TOKEN));
  }

  @Test
  void anAcknowledgeThatMeetsAnExpiredSessionWaitsForTheSignInAndIsSentOnce() throws Exception {
    signedInUntil(Instant.now().plusSeconds(3600));
    open();
    connect("team");
    KnownJob job = codePipeline.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    fillIn(job);
    signedInUntil(Instant.now().minusSeconds(60));
    user.press("#acknowledge-submit");
    await(() -> text("#sign-in-code").startsWith("CODE-"));
    assertEquals(0, codePipeline.received(job.id(), "AcknowledgeJob"));
    assertEquals("", text("#acknowledge-status"));
    allow();
    await(() -> text("#acknowledge-status").equals("InProgress"));
    await(() -> find("#sign-in").isEmpty());
    assertEquals(1, codePipeline.received(job.id(), "AcknowledgeJob"));
    assertEquals(1, pages.size());
  }

  @Test
  void aRoleWithACodeIsEnteredInTheWindowAndActs() throws Exception {
    open();
    pick("ops");
    await(() -> find("#mfa-code").isPresent());
    robot.clickOn("#mfa-code").write(MFA_CODE);
    nothingSecretIsOnScreen();
    robot.push(KeyCode.ENTER);
    await(() -> title().startsWith("Profile ops · us-east-1 · " + ACCOUNT));
    acknowledge();
    List<Sent> assumed =
        aws.sentTo("sts-fips").stream()
            .filter(asked -> asked.body().contains("Action=AssumeRole"))
            .toList();
    assertEquals(1, assumed.size());
    assertTrue(assumed.getFirst().body().contains("TokenCode=" + MFA_CODE));
    assertEquals(
        ROLE_SESSION, aws.sentTo("codepipeline-fips").getLast().header("X-Amz-Security-Token"));
  }

  @Test
  void productionIsRefusedUntilItsAccountIsTypedAndThenDone() throws Exception {
    signedInUntil(Instant.now().plusSeconds(3600));
    open();
    connect("prod-deploy");
    await(() -> title().startsWith("PRODUCTION · Profile prod-deploy"));
    KnownJob job = codePipeline.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    fillIn(job);
    await(() -> text("#acknowledge-problem").contains("read-only"));
    assertTrue(node("#acknowledge-submit").isDisabled());
    robot.clickOn("#read-only");
    await(() -> find("#unlock-account").isPresent());
    robot.clickOn("#unlock-account").write("111122223333").push(KeyCode.ENTER);
    await(() -> text("#unlock-problem").contains("does not lead to that account"));
    robot.push(KeyCode.CONTROL, KeyCode.A).write(ACCOUNT).push(KeyCode.ENTER);
    await(() -> find("#unlock").isEmpty() && !readOnly());
    assertEquals(0, codePipeline.received(job.id(), "AcknowledgeJob"));
    user.press("#acknowledge-submit");
    await(() -> text("#approval-text").contains("account " + ACCOUNT));
    assertEquals(0, codePipeline.received(job.id(), "AcknowledgeJob"));
    user.press("#approval-send");
    await(() -> text("#acknowledge-status").equals("InProgress"));
    assertEquals(1, codePipeline.received(job.id(), "AcknowledgeJob"));
  }

  @Test
  void aTieIsMadeInTheWindowUsedAndTakenBack() throws Exception {
    open();
    pick("lab");
    await(() -> text("#connection-problem").contains("tie the profile to it"));
    assertEquals(List.of(), aws.sent());
    robot.clickOn("#connection-tie");
    await(() -> find("#trust-host").isPresent());
    robot.interact(() -> choice("#trust-profile").setValue("lab"));
    robot.clickOn("#trust-host").write(LAB).push(KeyCode.ENTER);
    await(() -> title().startsWith("Profile lab"));
    acknowledge();
    assertTrue(
        aws.sentTo(LAB).stream()
            .allMatch(asked -> asked.header("Authorization").contains("AKIALAB/")));
    robot.push(KeyCode.CONTROL, KeyCode.T);
    robot.clickOn("#trust-take-back");
    await(() -> text("#connection-problem").contains("tie the profile to it"));
    assertEquals(Set.of(LAB), aws.sent().stream().map(Sent::host).collect(Collectors.toSet()));
  }

  @Test
  void aTieOfTheCommandLineHoldsForTheWindowAndIsNotKept() throws Exception {
    open("--profile", "lab", "--trust-endpoint", LAB.toUpperCase(Locale.ROOT));
    await(() -> title().startsWith("Profile lab"));
    acknowledge();
    robot.push(KeyCode.CONTROL, KeyCode.T);
    await(() -> find("#trust-take-back").isPresent());
    robot.push(KeyCode.ESCAPE);
    window.close();
    assertFalse(Files.readString(folder.resolve("data/settings.json")).contains(LAB));
    open();
    pick("lab");
    await(() -> text("#connection-problem").contains("tie the profile to it"));
  }

  private void signedInUntil(Instant expiry) {
    home.signedIn(
        "North",
        """
        {"startUrl":"https://example.awsapps.com/start","region":"us-east-1","accessToken":"%s",\
        "expiresAt":"%s","clientId":"client-1","clientSecret":"%s",\
        "registrationExpiresAt":"2100-01-01T00:00:00Z","refreshToken":"%s"}\
        """
            .formatted(
                PlayedSignIn.ACCESS_TOKEN,
                expiry.truncatedTo(ChronoUnit.SECONDS),
                PlayedSignIn.CLIENT_SECRET,
                PlayedSignIn.REFRESH_TOKEN));
  }

  private void open(String... arguments) throws Exception {
    window =
        OpenedWindow.of(
            () ->
                LaunchOptions.of(
                    JobInspectorCommand.parse(
                        Stream.concat(
                                Stream.of("--data-dir", folder.resolve("data").toString()),
                                Stream.of(arguments))
                            .toArray(String[]::new)),
                    home.variables()),
            pages::add);
    window.open();
    await(() -> !title().equals("Job Inspector"));
  }

  private void connect(String profile) {
    pick(profile);
    await(
        () -> find("#connection-form").isEmpty() && title().contains(profile + " · us-east-1 · "));
  }

  private void pick(String profile) {
    robot.clickOn("#connection");
    await(
        () ->
            find("#connection-search").isPresent()
                && ((ListView<?>) node("#connection-list")).getItems().size() > 1);
    robot.clickOn("#connection-search").write(profile);
    robot.clickOn("#connection-connect");
  }

  /// Copies the code, opens the page, and allows it there.
  private void allow() {
    int before = pages.size();
    user.press("#sign-in-open");
    await(() -> pages.size() > before);
    allowed = true;
  }

  private void acknowledge() {
    KnownJob job = codePipeline.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    fillIn(job);
    user.press("#acknowledge-submit");
    await(() -> text("#acknowledge-status").equals("InProgress"));
    assertEquals(1, codePipeline.received(job.id(), "AcknowledgeJob"));
  }

  private void fillIn(KnownJob job) {
    robot.interact(
        () -> {
          ((TextField) node("#acknowledge-job-id")).setText(job.id());
          ((TextField) node("#acknowledge-nonce"))
              .setText(job.nonce().map(nonce -> nonce.value()).orElseThrow());
        });
  }

  private void nothingSecretIsOnScreen() {
    robot.interact(
        () ->
            Window.getWindows()
                .forEach(
                    shown ->
                        noSecretIn("the window", SceneTree.texts(shown.getScene().getRoot()))));
    noSecretIn("the title", title());
  }

  private static void noSecretIn(String place, String text) {
    SECRETS.keySet().forEach(secret -> assertFalse(text.contains(secret), secret + " in " + place));
  }

  private String title() {
    return String.valueOf(OpenedWindow.onFx(() -> window.stage().getTitle()));
  }

  private Optional<Node> find(String id) {
    return Optional.ofNullable(OpenedWindow.onFx(() -> window.scene().lookup(id)));
  }

  private Node node(String id) {
    return find(id).orElseThrow();
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
  }

  private boolean readOnly() {
    return ((ToggleButton) node("#read-only")).isSelected();
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> choice(String id) {
    return (ComboBox<String>) node(id);
  }

  private static void await(Callable<Boolean> condition) {
    PatientUser.await(condition);
  }
}
