package dev.jobinspector.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.SceneTree;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import dev.jobinspector.ui.connection.Connections;
import dev.jobinspector.ui.connection.PlayedConnector;
import dev.jobinspector.ui.connection.WindowPrompt;
import dev.jobinspector.ui.connection.banner.Banner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The window with everything about its connection played: what needs a person, and what follows.
@Tag("process")
class ConnectionJourneyTest {
  private static final String ACCOUNT = "111122223333";
  private static final String JOB = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final PlayedConnector connector = new PlayedConnector();
  private final WindowPrompt prompt = new WindowPrompt(tasks::onFxThread);
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final CountDownLatch allowed = new CountDownLatch(1);
  private boolean browserWorks = true;
  private Optional<MainViewModel> window = Optional.empty();
  private Optional<Stage> stage = Optional.empty();

  @BeforeEach
  void open() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    connector.know(PlayedConnector.of(ACCOUNT, "Ops/ann"));
    FxToolkit.setupStage(
        shown -> {
          stage = Optional.of(shown);
          MainViewModel model =
              new MainViewModel(
                  tasks,
                  tasks,
                  Clock.systemUTC(),
                  new JobServices(
                      connector,
                      MemoryAttemptLog::new,
                      new ReadOnlySwitch(false),
                      over ->
                          over.profile().filter(profile -> profile.contains("prod")).isPresent(),
                      Clock.systemUTC()),
                  new Nothing(),
                  (_, _) -> {},
                  new Connections.Ports(
                      prompt,
                      (profile, _) -> {
                        signIn("AAAA-BBBB");
                        connector.connectsAgain();
                        return new SignInResult.SignedIn(profile.orElseThrow(), Instant.now());
                      }));
          window = Optional.of(model);
          MainView view =
              new MainView(
                  model,
                  tasks,
                  new NoFile(),
                  this::browse,
                  new MainLayout(Settings.DEFAULTS, () -> {}),
                  data);
          shown.setScene(new Scene(view.overlays(), 1280, 860));
          view.installShortcuts();
          shown.titleProperty().bind(model.connection().told(Banner::title, "Job Inspector"));
          shown.show();
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  private void browse(String page) {
    if (!browserWorks) {
      throw new IllegalStateException("no browser");
    }
    opened.add(page);
    allowed.countDown();
  }

  /// Waits until somebody allows it in the browser.
  private void signIn(String code) {
    try (SignInPrompt.Shown _ = prompt.show(code(code), allowed::countDown)) {
      allowed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anExpiredSessionIsSignedInToAndTheAcknowledgeThatWaitsIsSentOnce() {
    connect("ops-read");
    connector.gateway().meanwhile(() -> signIn("AAAA-BBBB"));
    fillIn();
    robot.clickOn("#acknowledge-submit");
    await(() -> "AAAA-BBBB".equals(text("#sign-in-code")));
    robot.clickOn("#sign-in-open");
    await(() -> "InProgress".equals(text("#acknowledge-status")));
    await(() -> find("#sign-in").isEmpty());
    assertEquals(List.of("acknowledge " + JOB), connector.gateway().asked());
    assertEquals(
        List.of("https://device.sso.us-east-1.amazonaws.com/?user_code=AAAA-BBBB"), opened);
  }

  @Test
  void withoutABrowserAddressAndCodeAreCopied() {
    connect("ops-read");
    browserWorks = false;
    connector.gateway().meanwhile(() -> signIn("AAAA-BBBB"));
    fillIn();
    robot.clickOn("#acknowledge-submit");
    await(() -> find("#sign-in-open").isPresent());
    robot.clickOn("#sign-in-open");
    await(() -> text("#sign-in-problem").contains("No browser could be opened"));
    robot.clickOn("#sign-in-copy-address");
    await(() -> "https://device.sso.us-east-1.amazonaws.com/".equals(clipboard()));
    robot.clickOn("#sign-in-copy-code");
    await(() -> "AAAA-BBBB".equals(clipboard()));
    robot.clickOn("#sign-in-cancel");
    await(() -> find("#sign-in").isEmpty());
  }

  @Test
  void aFailureToConnectSaysItsCauseAndItsButtonLeadsToTheList() {
    connector.failWith(
        new ConnectionException("The sign-in has expired.", new NextStep.SignIn("ops-read")));
    pick("ops-read");
    await(() -> text("#connection-problem").equals("The sign-in has expired."));
    assertEquals("Sign in", text("#connection-next"));
    robot.clickOn("#connection-next");
    await(() -> find("#sign-in-open").isPresent());
    robot.clickOn("#sign-in-open");
    await(() -> title().startsWith("Profile ops-read · us-east-1 · " + ACCOUNT));
    await(() -> find("#connection-form").isEmpty());
    assertFalse(visible("#connection-problem"));
    assertTrue(text("#connection").contains("assumed-role/Ops/ann"));
  }

  @Test
  void anMfaCodeIsEnteredAndShownNowhere() {
    CompletableFuture<Optional<String>> entered = new CompletableFuture<>();
    connector.before(
        _ -> {
          try {
            entered.complete(
                prompt.mfaCode(
                    new MfaQuestion(
                        "ops-read", "arn:aws:iam::1:mfa/ann", "Ops", Optional.empty())));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    pick("ops-read");
    await(() -> find("#mfa-code").isPresent());
    assertTrue(node("#mfa-submit").isDisabled());
    robot.clickOn("#mfa-code").write("471147");
    await(() -> !node("#mfa-submit").isDisabled());
    noSecretIsShown("471147");
    robot.push(KeyCode.ENTER);
    await(() -> entered.isDone() && find("#mfa-code").isEmpty());
    assertEquals(Optional.of("471147"), entered.join());
    await(() -> title().startsWith("Profile ops-read"));
    noSecretIsShown("471147");
  }

  @Test
  void cancelGivesThePickerBackWhileConnecting() {
    CountDownLatch never = new CountDownLatch(1);
    connector.before(
        _ -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    pick("ops-read");
    await(() -> text("#connection").startsWith("Connecting"));
    robot.clickOn("#connection-cancel");
    await(() -> !node("#connection-connect").isDisabled());
    assertTrue(find("#connection-form").isPresent());
    robot.clickOn("#connection-cancel");
    await(() -> find("#connection-form").isEmpty());
    never.countDown();
  }

  @Test
  void productionIsRefusedThenTypedThenAskedAboutAndDone() {
    connect("prod-deploy");
    await(() -> title().startsWith("PRODUCTION · Profile prod-deploy"));
    assertTrue(find("#connection-badge").isPresent());
    assertTrue(readOnly());
    fillIn();
    await(() -> text("#acknowledge-problem").contains("read-only"));
    assertTrue(node("#acknowledge-submit").isDisabled());

    robot.clickOn("#read-only");
    await(() -> find("#unlock-account").isPresent());
    assertTrue(readOnly());
    robot.clickOn("#unlock-account").write("444455556666").push(KeyCode.ENTER);
    await(() -> text("#unlock-problem").contains("does not lead to that account"));
    robot.push(KeyCode.CONTROL, KeyCode.A).write(ACCOUNT);
    robot.clickOn("#unlock-submit");
    await(() -> find("#unlock").isEmpty() && !readOnly());

    robot.clickOn("#acknowledge-submit");
    await(() -> visible("#approval"));
    assertTrue(text("#approval-text").contains("It takes the job from its worker"));
    assertTrue(text("#approval-text").contains("account " + ACCOUNT));
    robot.push(KeyCode.ESCAPE);
    await(() -> !visible("#approval"));
    assertEquals(List.of(), connector.gateway().asked());
    robot.clickOn("#acknowledge-submit");
    await(() -> visible("#approval"));
    robot.clickOn("#approval-send");
    await(() -> "InProgress".equals(text("#acknowledge-status")));
    robot.interact(() -> input("#acknowledge-nonce").setText("4"));
    robot.clickOn("#acknowledge-submit");
    await(() -> connector.gateway().asked().size() == 2);
    assertFalse(visible("#approval"));
  }

  @Test
  void aTieIsMadeUsedAndTakenBack() {
    connector.before(
        _ -> {
          if (!window
              .orElseThrow()
              .connections()
              .trust()
              .tiesProperty()
              .get()
              .of("ops-read")
              .contains("localstack")) {
            throw new ConnectionException("localstack is none of AWS's hosts.");
          }
        });
    pick("ops-read");
    await(() -> text("#connection-problem").contains("none of AWS's hosts"));
    robot.push(KeyCode.CONTROL, KeyCode.T);
    await(() -> find("#trust-host").isPresent());
    robot.interact(
        () -> window.orElseThrow().connections().trust().profileProperty().set("ops-read"));
    robot.clickOn("#trust-host").write("localstack");
    robot.clickOn("#trust-submit");
    await(() -> title().startsWith("Profile ops-read"));
    robot.clickOn("#trust-take-back");
    await(() -> text("#connection-problem").contains("none of AWS's hosts"));
    assertTrue(find("#trust-take-back").isEmpty());
  }

  @Test
  void thePickerIsUsedByKeyboardAlone() {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    await(() -> node("#connection-search").isFocused());
    await(() -> !options().getItems().isEmpty());
    robot.write("ops eu");
    await(() -> options().getItems().size() == 2);
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    await(() -> title().startsWith("Profile ops-write · eu-west-1"));
    robot.push(KeyCode.CONTROL, KeyCode.L);
    await(this::readOnly);
  }

  private void connect(String profile) {
    pick(profile);
    await(() -> find("#connection-form").isEmpty() && title().contains(ACCOUNT));
  }

  private void pick(String profile) {
    robot.clickOn("#connection");
    await(() -> find("#connection-search").isPresent() && !options().getItems().isEmpty());
    robot.interact(() -> input("#connection-search").setText(profile));
    robot.clickOn("#connection-connect");
  }

  private void fillIn() {
    robot.interact(
        () -> {
          input("#acknowledge-job-id").setText(JOB);
          input("#acknowledge-nonce").setText("3");
        });
  }

  /// Of all that is on the screen, title and tooltips included; a field keeps what was typed and
  /// masks it.
  private void noSecretIsShown(String secret) {
    robot.interact(
        () -> {
          List<String> texts = new ArrayList<>();
          texts.add(title());
          SceneTree.shown(scene().getRoot())
              .forEach(
                  node -> {
                    texts.add(SceneTree.name(node));
                    if (node instanceof Labeled labeled) {
                      texts.add(labeled.getText());
                    }
                    if (node instanceof TextInputControl input
                        && !input.getStyleClass().contains("password-field")) {
                      texts.add(input.getText());
                    }
                    if (node instanceof Control control) {
                      Optional.ofNullable(control.getTooltip())
                          .map(Tooltip::getText)
                          .ifPresent(texts::add);
                    }
                  });
          String all = texts.stream().filter(Objects::nonNull).collect(Collectors.joining("\n"));
          assertFalse(all.contains(secret), all);
        });
  }

  private String title() {
    return stage.orElseThrow().getTitle();
  }

  private Scene scene() {
    return stage.orElseThrow().getScene();
  }

  private Optional<Node> find(String id) {
    return Optional.ofNullable(scene().lookup(id));
  }

  private Node node(String id) {
    return find(id).orElseThrow();
  }

  private boolean visible(String id) {
    return Stream.iterate(find(id), Optional::isPresent, node -> node.map(Node::getParent))
        .flatMap(Optional::stream)
        .allMatch(Node::isVisible);
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
  }

  private TextField input(String id) {
    return (TextField) node(id);
  }

  private ListView<?> options() {
    return (ListView<?>) node("#connection-list");
  }

  private boolean readOnly() {
    return ((ToggleButton) node("#read-only")).isSelected();
  }

  private static String clipboard() {
    return String.valueOf(Clipboard.getSystemClipboard().getString());
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    PatientUser.await(condition);
  }

  private static DeviceCode code(String code) {
    return new DeviceCode(
        "ops-read",
        code,
        URI.create("https://device.sso.us-east-1.amazonaws.com/"),
        URI.create("https://device.sso.us-east-1.amazonaws.com/?user_code=" + code),
        Instant.parse("2026-03-01T12:10:00Z"));
  }

  private static final class Nothing implements HistoryTasks {
    @Override
    public List<String> drainNotices() {
      return List.of();
    }

    @Override
    public List<String> maintenance() {
      return List.of();
    }
  }

  private static final class NoFile implements FileChoice {
    @Override
    public Optional<Path> saveAs(String suggestion) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> open(String title) {
      return Optional.empty();
    }
  }
}
