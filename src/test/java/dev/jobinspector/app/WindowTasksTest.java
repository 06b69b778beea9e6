package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.worklist.StuckRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// What people come for, from the start of the window to its end, and how many clicks or keys each
/// takes.
@Tag("process")
class WindowTasksTest {
  @TempDir private Path data;
  @RegisterExtension private final OpenedWindow window = new OpenedWindow(() -> data);
  private final FxRobot robot = window.robot();
  private final PatientUser user = new PatientUser(robot);
  private int hands;

  @Test
  void theFirstJobIsAcknowledgedInTwoClicks() {
    hands++;
    user.choose(window.<KnownJob>jobs(), window.<KnownJob>jobs().getItems().getFirst()::sameJobAs);
    click("acknowledge-submit");
    await(() -> label("acknowledge-status").equals("InProgress"));
    assertEquals(2, hands);
  }

  @Test
  void thePipelineOfADeadWorkerIsFreedInFourClicks() {
    click("find-stuck");
    choose("mobile-backend");
    await(() -> text("case-why").contains("has not reported a result"));
    click("case-primary");
    await(() -> window.node("result-failure-submit") != null);
    assertTrue(
        window.node("result-failure-message", TextArea.class).getText().contains("No result"));
    click("result-failure-submit");
    await(() -> label("case-state").equals("Failed"));
    await(() -> text("case-why").contains("Failed"));
    assertEquals(4, hands);
  }

  @Test
  void theSameTakesFiveKeys() {
    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    await(() -> window.worklist().getItems().size() > 2);
    type("j");
    await(() -> window.worklist().getSelectionModel().getSelectedIndex() == 0);
    type("j");
    await(() -> label("case-heading").contains("mobile-backend"));
    await(() -> !window.node("case-primary").isDisabled());
    type("f");
    await(() -> window.node("result-failure-message") != null);
    await(() -> window.node("result-failure-message").isFocused());
    await(() -> !window.node("result-failure-submit").isDisabled());
    push(KeyCode.CONTROL, KeyCode.ENTER);
    await(() -> label("case-state").equals("Failed"));
    assertEquals(5, hands);
  }

  @Test
  void whyNothingDeploysBehindAClosedTransitionIsSeenInTwoClicksAndMendedInTwo() {
    click("find-stuck");
    choose("data-lake");
    await(() -> text("case-why").contains("the transition into Deploy is disabled"));
    await(() -> text("case-why").contains("Freeze until the audit is over"));
    await(() -> text("case-stages").contains("1 execution waits"));
    assertEquals(2, hands);
    click("case-primary");
    await(() -> window.node("enable-submit") != null);
    click("enable-submit");
    await(() -> text("case-why").contains("is enabled"));
    await(() -> window.node("enable-submit") == null);
    await(() -> label("case-state").equals("enabled"));
    await(() -> !text("case-why").contains("enable it"));
    await(() -> !window.node("case-primary", Button.class).getText().contains("Enable"));
    assertEquals(4, hands);
  }

  @Test
  void aPartnersJobIsAcknowledgedFromAPastedLogInThreeClicks() {
    KnownJob job =
        window.<KnownJob>jobs().getItems().stream()
            .filter(it -> it.clientToken().isPresent() && it.nonce().isPresent())
            .filter(it -> it.status().filter(s -> s.text().equals("Dispatched")).isPresent())
            .findFirst()
            .orElseThrow();
    String log =
        """
        2026-11-22T10:00:00Z INFO worker 7 starts
        + aws codepipeline acknowledge-third-party-job --job-id %s --nonce %s --client-token %s
        2026-11-22T10:00:20Z ERROR Connect timeout on endpoint URL
        """
            .formatted(
                job.id(), job.nonce().orElseThrow().value(), job.clientToken().get().value());
    robot.interact(
        () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, log)));
    click("paste");
    await(() -> text("paste-found").contains("line 2"));
    click("paste-take");
    await(() -> !window.node("acknowledge-submit").isDisabled());
    click("acknowledge-submit");
    await(() -> label("acknowledge-status").equals("InProgress"));
    assertEquals(3, hands);
  }

  @Test
  void whatBecameOfAnUnknownOutcomeIsSaidOneClickAfterIt() {
    hands++;
    user.choose(window.<KnownJob>jobs(), window.<KnownJob>jobs().getItems().getFirst()::sameJobAs);
    await(() -> !window.node("acknowledge-submit").isDisabled());
    window.loseNext("AcknowledgeJob");
    click("acknowledge-submit");
    await(() -> label("acknowledge-problem").contains("unknown whether"));
    // On a slow machine the reading after the attempt settles it first.
    await(() -> window.isSeen("check-outcome") || text("case-why").contains("arrived"));
    hands++;
    user.pressIfVisible("#check-outcome");
    await(() -> text("case-why").contains("your acknowledge arrived"));
    await(() -> !text("details-findings").contains("may or may not"));
    await(() -> !window.isSeen("check-outcome"));
    await(() -> label("case-state").equals("InProgress"));
    assertEquals(3, hands);
  }

  @Test
  void aReportIsHandedOverInFourClicks() {
    click("find-stuck");
    choose("mobile-backend");
    await(() -> text("case-why").contains("has not reported a result"));
    click("case-report");
    await(() -> window.node("report-copy") != null);
    click("report-copy");
    await(() -> Clipboard.getSystemClipboard().getString().contains("mobile-backend"));
    assertEquals(4, hands);
  }

  private void click(String id) {
    await(() -> window.node(id) instanceof Button button && !button.isDisabled());
    await(() -> window.isSeen(id));
    hands++;
    robot.clickOn("#" + id);
  }

  private void choose(String pipeline) {
    ListView<?> rows = window.worklist();
    await(() -> row(rows, pipeline).isPresent());
    hands++;
    user.choose(rows, row(rows, pipeline).orElseThrow());
  }

  private static Optional<Integer> row(ListView<?> rows, String pipeline) {
    for (int row = 0; row < rows.getItems().size(); row++) {
      if (rows.getItems().get(row) instanceof StuckRow.Stuck found
          && found.stuck().context().pipeline().equals(Optional.of(pipeline))) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private void push(KeyCode... keys) {
    hands++;
    robot.push(keys);
  }

  private void type(String letter) {
    hands++;
    robot.write(letter);
  }

  private static void await(Callable<Boolean> condition) {
    PatientUser.await(condition);
  }

  private String label(String id) {
    return window.node(id, Label.class).getText();
  }

  /// All text below a node.
  private String text(String id) {
    Node node = window.node(id);
    List<Labeled> labels =
        robot.from(node).lookup(Labeled.class::isInstance).queryAllAs(Labeled.class).stream()
            .toList();
    return labels.stream()
        .map(Labeled::getText)
        .filter(text -> text != null)
        .collect(Collectors.joining("\n"));
  }
}
