package dev.jobinspector.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.MfaQuestion;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.testing.SceneTree;
import dev.jobinspector.ui.connection.PlayedConnector;
import dev.jobinspector.ui.connection.WindowPrompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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
  private static final String ACCOUNT = PlayedWindow.ACCOUNT;
  private static final String JOB = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private final PlayedWindow played = new PlayedWindow();
  private final PlayedConnector connector = played.connector();
  private final WindowPrompt prompt = played.prompt();

  @BeforeEach
  void open() throws TimeoutException {
    played.open(data);
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void anExpiredSessionIsSignedInToAndTheAcknowledgeThatWaitsIsSentOnce() {
    connect("ops-read");
    connector.gateway().meanwhile(() -> played.signIn("AAAA-BBBB"));
    fillIn();
    robot.clickOn("#acknowledge-submit");
    await(() -> "AAAA-BBBB".equals(text("#sign-in-code")));
    robot.clickOn("#sign-in-open");
    await(() -> "InProgress".equals(text("#acknowledge-status")));
    await(() -> find("#sign-in").isEmpty());
    assertEquals(List.of("acknowledge " + JOB), connector.gateway().asked());
    assertEquals(
        List.of("https://device.sso.us-east-1.amazonaws.com/?user_code=AAAA-BBBB"),
        played.opened());
  }

  @Test
  void withoutABrowserAddressAndCodeAreCopied() {
    connect("ops-read");
    played.withoutBrowser();
    connector.gateway().meanwhile(() -> played.signIn("AAAA-BBBB"));
    fillIn();
    robot.clickOn("#acknowledge-submit");
    await(() -> find("#sign-in-open").isPresent());
    robot.clickOn("#sign-in-open");
    assertTrue(text("#sign-in-by-hand").contains("If no browser opens"));
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
  void thatThereIsNoConnectionAndWhyStandsInOnePlace() {
    assertEquals(List.of("Not connected"), aboutTheConnection());
    robot.clickOn("#lens-stuck");
    await(() -> visible("#worklist"));
    assertEquals(List.of("Not connected"), aboutTheConnection());
    CountDownLatch hold = new CountDownLatch(1);
    connector.before(
        _ -> {
          try {
            hold.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          throw new ConnectionException("The connection was refused.");
        });
    robot.interact(() -> played.model().connection().connect());
    // The bar at the bottom shows what is in progress after a moment.
    await(() -> visible("#status-busy"));
    assertEquals(List.of("Connecting…"), aboutTheConnection());
    hold.countDown();
    await(() -> visible("#connection-problem"));
    assertEquals(List.of("The connection was refused."), aboutTheConnection());
  }

  /// What is seen that tells of the connection, in any case; buttons that lead to another do not.
  private List<String> aboutTheConnection() {
    List<String> texts = new ArrayList<>();
    robot.interact(
        () ->
            SceneTree.shown(played.stage().getScene().getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && text.toLowerCase(Locale.ROOT).contains("connect"))
                .map(text -> text.replace("  ▾", ""))
                .filter(text -> !List.of("Choose a connection", "Connect again").contains(text))
                .forEach(texts::add));
    return texts;
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
          if (!played
              .model()
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
    robot.interact(() -> played.model().connections().trust().profileProperty().set("ops-read"));
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

  private void noSecretIsShown(String secret) {
    robot.interact(
        () -> {
          String all = title() + "\n" + SceneTree.texts(scene().getRoot());
          assertFalse(all.contains(secret), all);
        });
  }

  private String title() {
    return played.stage().getTitle();
  }

  private Scene scene() {
    return played.stage().getScene();
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
}
