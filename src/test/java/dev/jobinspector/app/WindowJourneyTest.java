package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.tour.Picture;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.testing.PatientUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window as a user meets it: real clicks, real emulator, real history.
@Tag("process")
class WindowJourneyTest {
  private static final int PATIENCE_SECONDS = 30;

  @TempDir private Path data;
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();
  private final PatientUser user = new PatientUser(robot);

  @BeforeEach
  void showReads() {
    robot.clickOn("#history-reads");
  }

  @Test
  void aStuckJobIsPickedSeenAndAcknowledgedAndTheHistoryTells() throws IOException {
    KnownJob job = pick("storefront", "Dispatched");
    await(() -> text("#details-overview").contains("FleetDeployer"));
    assertEquals(job.id(), input("#acknowledge-job-id"));
    assertFalse(button("#acknowledge-submit").isDisabled());

    robot.clickOn("#acknowledge-submit");
    await(() -> label("#acknowledge-status").equals("InProgress"));
    await(() -> history().size() == 2);
    assertEquals("AcknowledgeJob", history().getFirst().intent().operation().apiName());
    await(
        () ->
            jobs()
                .getSelectionModel()
                .getSelectedItem()
                .status()
                .get()
                .text()
                .equals("InProgress"));

    retype("#acknowledge-nonce", "1");
    robot.clickOn("#acknowledge-submit");
    await(() -> label("#acknowledge-problem").contains("stale"));
    assertTrue(label("#acknowledge-problem").contains("Request id: "));
    await(() -> history().size() == 3);

    robot.clickOn("#history-errors-only");
    await(() -> history().size() == 1);
    robot.clickOn("#history-errors-only");
    await(() -> history().size() == 3);
    robot.clickOn("#history-search").write("invalidnonce");
    await(() -> history().size() == 1);
    robot.push(KeyCode.ENTER);
    robot.clickOn("#history-search").eraseText("invalidnonce".length());
    await(() -> history().size() == 3);

    robot.clickOn("#details-exchange-tab");
    await(() -> text("#details-exchange").contains("AcknowledgeJob"));
    assertFalse(text("#details-exchange").contains(job.nonce().orElseThrow().value()));
    noSecretIsOnDisk(job);
  }

  @Test
  void aThirdPartyJobNeedsItsClientToken() throws IOException {
    KnownJob job = pick("catalog", "Dispatched");
    await(() -> text("#details-overview").contains("BrowserGrid"));
    String token = job.clientToken().orElseThrow().value();
    robot.clickOn("#acknowledge-client-token").push(KeyCode.CONTROL, KeyCode.A);
    robot.push(KeyCode.BACK_SPACE);
    await(() -> button("#acknowledge-submit").isDisabled());
    assertEquals("Enter the client token.", label("#acknowledge-problem"));
    robot.write(token);
    await(() -> !button("#acknowledge-submit").isDisabled());
    robot.push(KeyCode.ENTER);
    await(() -> label("#acknowledge-status").equals("InProgress"));
    noSecretIsOnDisk(job);
  }

  @Test
  void wrongInputIsExplainedBesideItsFieldAndCannotBeSent() {
    retype("#acknowledge-job-id", "NOT-A-JOB");
    await(() -> text("#acknowledge-job-id", 2).contains("This is not a job id"));
    assertTrue(button("#acknowledge-submit").isDisabled());
    retype("#acknowledge-nonce", "9".repeat(51));
    await(() -> text("#acknowledge-nonce", 1).contains("51 characters"));
    assertTrue(button("#acknowledge-submit").isDisabled());
    assertTrue(history().isEmpty());
  }

  @Test
  void readOnlyRefusesToAcknowledge() {
    pick("storefront", "Dispatched");
    robot.clickOn("#read-only");
    await(() -> button("#acknowledge-submit").isDisabled());
    assertTrue(label("#acknowledge-problem").contains("read-only"));
  }

  @Test
  void aJobInProgressIsEndedByAFailureAndTheServiceListsItSo() {
    KnownJob job = pick("mobile-backend", "InProgress");
    await(() -> text("#details-overview").contains("FleetDeployer"));
    robot.clickOn("#case-primary");
    await(() -> !robot.lookup("#result-failure-form").queryAll().isEmpty());
    assertEquals(
        "Report failure of " + job.id().substring(0, 8) + "…",
        button("#result-failure-submit").getText());
    assertTrue(input("#result-failure-message").contains("No result from the worker"));
    retype("#result-failure-message", "");
    await(() -> button("#result-failure-submit").isDisabled());
    assertEquals("Enter the message.", label("#result-failure-said"));

    robot.write("The worker is gone");
    await(() -> !button("#result-failure-submit").isDisabled());
    robot.doubleClickOn("#result-failure-submit");
    await(() -> label("#result-failure-said").startsWith("The service accepted the failure."));
    await(() -> history().size() == 2);
    assertEquals("PutJobFailureResult", history().getFirst().intent().operation().apiName());
    assertEquals(
        Optional.of(Outcome.CONFIRMED), history().getFirst().conclusion().map(Conclusion::outcome));

    await(() -> label("#case-state").equals("Failed"));
    await(() -> text("#case-why").contains("Failed"));
    robot.push(KeyCode.ESCAPE);
    await(() -> robot.lookup("#result-failure-form").queryAll().isEmpty());
    await(
        () -> jobs().getSelectionModel().getSelectedItem().status().get().text().equals("Failed"));
    assertEquals(2, history().size());
  }

  @Test
  void aReportWithoutAReplyIsUnknownNotFailedAndSentOnce() {
    pick("mobile-backend", "InProgress");
    await(() -> text("#details-overview").contains("FleetDeployer"));
    window.loseNext("PutJobSuccessResult");
    robot.clickOn("#case-more").clickOn("#result-success");
    await(() -> !robot.lookup("#result-success-form").queryAll().isEmpty());
    robot.clickOn("#result-success-percent").write("101");
    await(() -> text("#result-success-percent", 1).contains("from 0 to 100"));
    assertTrue(button("#result-success-submit").isDisabled());
    robot.push(KeyCode.BACK_SPACE);
    robot.clickOn("#result-success-submit");
    await(() -> label("#result-success-said").contains("unknown whether"));
    await(() -> history().size() == 2);
    Conclusion lost = history().getFirst().conclusion().orElseThrow();
    assertEquals(Outcome.UNKNOWN, lost.outcome());
    assertEquals(1, lost.sends());
  }

  @Test
  void aPollDispatchesAJobThatCanBeAcknowledged() {
    robot.clickOn("#poll");
    robot.clickOn("#poll-kind-third-party").clickOn("#poll-kind-custom");
    robot.clickOn("#poll-provider").write("FleetDeployer");
    retype("#poll-version", "2");
    robot.clickOn("#poll-submit");
    await(() -> !label("#poll-result").isEmpty() && !label("#poll-result").equals("Polling…"));
    await(
        () ->
            history().stream()
                .anyMatch(row -> row.intent().operation().apiName().equals("PollForJobs")));
  }

  @Test
  void whatBecameOfALostAcknowledgeIsAskedOfItsAction() {
    pick("storefront", "Dispatched");
    await(() -> text("#details-overview").contains("FleetDeployer"));
    window.loseNext("AcknowledgeJob");
    robot.clickOn("#acknowledge-submit");
    await(() -> label("#acknowledge-problem").contains("unknown whether"));
    // On a slow machine the reading after the attempt settles it first.
    BooleanSupplier settled = () -> text("#case-why").contains("your acknowledge arrived");
    await(() -> robot.lookup("#check-outcome").query().isVisible() || settled.getAsBoolean());
    user.pressIfVisible("#check-outcome");
    await(
        () ->
            text("#details-findings").contains("Your acknowledge arrived")
                || settled.getAsBoolean());

    robot.clickOn("#details-overview-tab");
    raiseHistory();
    user.chooseFromMenu(
        robot.lookup("#history-table").<Attempt>queryTableView(),
        row -> row.conclusion().filter(end -> end.outcome() == Outcome.UNKNOWN).isPresent(),
        "#history-what-happened");
    await(() -> text("#details-findings").contains("Your acknowledge arrived"));
    assertEquals(2, history().stream().filter(row -> row.intent().job().isPresent()).count());
  }

  /// A row's menu opens below it: near the bottom it leaves the headless screen, and JavaFX then
  /// fails to copy its pixels. A lower window has the history farther up.
  private void raiseHistory() {
    robot.interact(
        () -> robot.lookup("#history-table").query().getScene().getWindow().setHeight(640));
  }

  @Test
  void aStuckActionLeadsToItsJobAndTheHistoryHasNoRowOfTheScan() {
    robot.clickOn("#find-stuck");
    await(() -> label("#stuck-state").endsWith("cases in 22 pipelines."));
    robot.clickOn("#stuck-filter").write("loyalty");
    ListView<?> rows = robot.lookup("#worklist").queryAs(ListView.class);
    await(() -> rows.getItems().size() == 1);
    user.choose(rows, 0);
    await(() -> input("#acknowledge-job-id").equals("6daf3cef-e916-47fb-bad0-38cbbe795aab"));
    await(() -> text("#case-heading").contains("loyalty-points"));
    await(() -> label("#case-state").equals("Queued"));
    await(() -> text("#case-why").contains("no worker has taken it"));
    robot.rightClickOn("#worklist").clickOn("#worklist-copy-id");
    await(
        () ->
            Clipboard.getSystemClipboard()
                .getString()
                .equals("6daf3cef-e916-47fb-bad0-38cbbe795aab"));
    robot.rightClickOn("#worklist").clickOn("#stuck-copy");
    await(() -> Clipboard.getSystemClipboard().getString().contains("loyalty-points"));
    await(
        () ->
            history().stream()
                .allMatch(
                    row -> row.intent().operation().apiName().equals("GetThirdPartyJobDetails")));
  }

  @Test
  void aJobInAPastedLogIsShownWithItsPlaceAndThenTakenIn() {
    String id = "12345678-89ab-cdef-0123-456789abcdef";
    robot.interact(
        () ->
            Clipboard.getSystemClipboard()
                .setContent(
                    Map.of(DataFormat.PLAIN_TEXT, "\nThe job " + id + " hangs, please look\n")));
    robot.clickOn("#paste");
    await(() -> text("#paste-found").contains("job id, line 2, in plain text"));
    robot.clickOn("#paste-take");
    await(() -> input("#acknowledge-job-id").equals(id));
    await(() -> text("#details-overview").contains("There is no such job"));
  }

  @Test
  void aPastedEventWithoutAJobSaysWhereToLookForIt() {
    String event =
        "{\"source\":\"aws.codepipeline\",\"detail-type\":\"CodePipeline Action Execution State"
            + " Change\",\"detail\":{\"pipeline\":\"p\",\"stage\":\"s\",\"action\":\"a\"}}";
    robot.interact(
        () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, event)));
    robot.clickOn("#paste");
    await(() -> text("#paste-found").contains("No job found in this text."));
    assertTrue(text("#paste-found").contains("Find the job with find-stuck."));
  }

  @Test
  void aWholeLogIsReadFromTheClipboardWithoutBeingShown() {
    String id = "12345678-89ab-cdef-0123-456789abcdef";
    String line = "2026-11-22T10:00:00Z INFO worker polls and finds nothing\n";
    String log = line.repeat(45_000) + "The job " + id + " hangs\n" + line.repeat(45_000);
    robot.interact(
        () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, log)));
    robot.clickOn("#jobs-table").push(KeyCode.CONTROL, KeyCode.V);
    await(() -> text("#paste-found").contains("job id, line 45001"));
    assertEquals("", input("#paste-text"));
    robot.clickOn("#paste-take");
    await(() -> input("#acknowledge-job-id").equals(id));
  }

  private KnownJob pick(String filter, String status) {
    robot.clickOn("#jobs-filter").write(filter);
    await(() -> jobs().getItems().size() < 5);
    KnownJob wanted =
        jobs().getItems().stream()
            .filter(job -> job.status().get().text().equals(status))
            .findFirst()
            .orElseThrow();
    user.choose(jobs(), wanted::sameJobAs);
    return wanted;
  }

  private void noSecretIsOnDisk(KnownJob job) throws IOException {
    List<String> secrets =
        Stream.of(job.nonce().map(n -> n.value()), job.clientToken().map(t -> t.value()))
            .flatMap(Optional::stream)
            .toList();
    assertFalse(secrets.isEmpty());
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> read = files.filter(Files::isRegularFile).toList();
      assertFalse(read.isEmpty());
      for (Path file : read) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        secrets.forEach(secret -> assertFalse(bytes.contains(secret), file.toString()));
        assertFalse(bytes.contains("ASIAEMULATOREXAMPLE1"), file + " holds a credential");
        assertFalse(bytes.contains("not/a/real/s"), file + " holds a credential");
      }
    }
  }

  private void retype(String id, String text) {
    robot.clickOn(id).push(KeyCode.CONTROL, KeyCode.A);
    robot.push(KeyCode.BACK_SPACE);
    robot.write(text);
  }

  private static void await(BooleanSupplier condition) {
    try {
      PatientUser.await(condition::getAsBoolean);
    } catch (AssertionError e) {
      throw new AssertionError("Waited in vain; see " + picture(), e);
    }
  }

  /// What the window looked like when a test gave up.
  private static Path picture() {
    Path file = Path.of("target", "journey-gave-up.png");
    try {
      WaitForAsyncUtils.asyncFx(
              () -> {
                Picture.save(Window.getWindows().getFirst().getScene().snapshot(null), file);
                return file;
              })
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException _) {
      return Path.of("no picture, the window does not answer");
    }
    return file;
  }

  private TableView<KnownJob> jobs() {
    return window.jobs();
  }

  private List<Attempt> history() {
    return robot.lookup("#history-table").<Attempt>queryTableView().getItems();
  }

  private String label(String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private String input(String id) {
    return robot.lookup(id).queryAs(TextInputControl.class).getText();
  }

  private Button button(String id) {
    return robot.lookup(id).queryButton();
  }

  /// All text below a node.
  private String text(String id) {
    return text(id, 0);
  }

  /// All text below an ancestor of a node.
  private String text(String id, int levels) {
    Node node = robot.lookup(id).query();
    for (int level = 0; level < levels; level++) {
      node = node.getParent();
    }
    Stream<String> labels =
        robot.from(node).lookup(Labeled.class::isInstance).queryAllAs(Labeled.class).stream()
            .map(Labeled::getText);
    Stream<String> inputs =
        robot
            .from(node)
            .lookup(TextInputControl.class::isInstance)
            .queryAllAs(TextInputControl.class)
            .stream()
            .map(TextInputControl::getText);
    return Stream.concat(labels, inputs).filter(Objects::nonNull).collect(Collectors.joining("\n"));
  }
}
