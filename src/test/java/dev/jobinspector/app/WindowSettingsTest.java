package dev.jobinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.instance.InstanceLock;
import dev.jobinspector.app.instance.LaunchMessage;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.settings.Appearance;
import dev.jobinspector.settings.Column;
import dev.jobinspector.settings.LastConnection;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.settings.SettingsFile;
import dev.jobinspector.settings.WindowBounds;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.worklist.StuckRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// What comes back at the next start, in the real window.
@Tag("process")
class WindowSettingsTest {
  private static final Settings LEFT =
      new Settings(
          Appearance.DARK,
          true,
          Optional.of(new LastConnection(true, Optional.empty(), Optional.of("eu-west-1"))),
          Optional.of(new WindowBounds(20, 30, 1000, 860, false)),
          Map.of("jobs", 0.33),
          Map.of(
              "jobs-table",
              List.of(
                  new Column("Where", 222, true),
                  new Column("Kind", 94, false),
                  new Column("No longer there", 10, true))),
          Optional.empty());

  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private SettingsFile file;
  private Stage stage;
  private Optional<Application> application = Optional.empty();

  @BeforeEach
  void stage() throws TimeoutException {
    file = new SettingsFile(data, Clock.systemUTC());
    stage = FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void clean() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void theWindowComesBackAsItWasLeft() throws Exception {
    file.write(LEFT);
    open();
    await(() -> label("#connection").contains("eu-west-1"));
    assertEquals(1000, stage.getWidth());
    assertEquals(20, stage.getX());
    assertTrue(robot.lookup("#read-only").queryAs(ToggleButton.class).isSelected());
    assertEquals(
        List.of("Where", "Status", "Job id", "Provider"),
        jobs().getVisibleLeafColumns().stream().map(TableColumn::getText).toList());
    assertEquals(222, jobs().getVisibleLeafColumns().getFirst().getWidth());
    assertEquals(0.33, listShare(), 0.01);
    close();
    Settings kept = file.read().settings();
    assertEquals(LEFT.window(), kept.window());
    assertEquals(LEFT.connection(), kept.connection());
    assertEquals(Appearance.DARK, kept.appearance());
    assertEquals(0.33, kept.dividers().getOrDefault("jobs", 0.0), 0.01);
  }

  @Test
  void whatIsChosenInTheWindowIsKept() throws Exception {
    open();
    await(() -> !jobs().getItems().isEmpty());
    robot.interact(
        () -> {
          jobs().getColumns().getFirst().setVisible(false);
        });
    Node divider = robot.lookup(".divider").query();
    robot.interact(() -> divider.fireEvent(dragTo(divider.localToScene(0, 9), 420)));
    robot.clickOn("#read-only");
    await(() -> file.read().settings().readOnly()); // also without closing
    close();
    Settings kept = file.read().settings();
    assertEquals(
        new Column("Status", 112, false),
        kept.columns().getOrDefault("jobs-table", List.of()).getFirst());
    assertEquals(0.42, kept.dividers().getOrDefault("jobs", 0.0), 0.02);
    assertEquals(
        Optional.of(new LastConnection(true, Optional.empty(), Optional.of("us-east-1"))),
        kept.connection());
  }

  @Test
  void whatIsWatchedIsListedAndReadAgainAfterARestart() throws Exception {
    open();
    await(() -> !jobs().getItems().isEmpty());
    robot.clickOn("#find-stuck");
    await(() -> !worklist().getItems().isEmpty());
    new PatientUser(robot).choose(worklist(), 0);
    robot.type(KeyCode.W);
    await(() -> file.read().settings().watched().size() == 1); // also without closing
    close();
    open();
    await(() -> !jobs().getItems().isEmpty());
    robot.clickOn("#lens-watched");
    await(() -> worklist().getItems().getFirst() instanceof StuckRow.Stuck);
    assertEquals(1, file.read().settings().watched().size());
    new PatientUser(robot).choose(worklist(), 0);
    robot.rightClickOn("#worklist .stuck-cell").clickOn("#worklist-unwatch");
    await(() -> worklist().getItems().isEmpty());
    close();
    assertEquals(List.of(), file.read().settings().watched());
  }

  @Test
  void optionsWinOverSettingsAndDoNotChangeThem() throws Exception {
    file.write(Settings.DEFAULTS);
    open("--read-only");
    await(() -> !jobs().getItems().isEmpty());
    assertTrue(robot.lookup("#read-only").queryAs(ToggleButton.class).isSelected());
    close();
    assertFalse(file.read().settings().readOnly());
  }

  @Test
  void whatALaterStartWasGivenIsTakenButNotKept() throws Exception {
    file.write(Settings.DEFAULTS);
    try (InstanceLock first = InstanceLock.on(data);
        InstanceLock later = InstanceLock.on(data)) {
      assertFalse(first.isSecond());
      open();
      await(() -> !jobs().getItems().isEmpty());
      assertEquals(
          LaunchMessage.Answer.OTHER_HISTORY,
          later.send(
              new LaunchMessage(
                  List.of("--read-only", "--history-url", "jdbc:postgresql://h/d"), "")));
      assertEquals(
          LaunchMessage.Answer.OTHER_ENVIRONMENT,
          later.send(
              new LaunchMessage(List.of("--read-only", "--region", "eu-west-1"), "of another")));
      assertFalse(robot.lookup("#read-only").queryAs(ToggleButton.class).isSelected());
      assertEquals(
          LaunchMessage.Answer.TAKEN, later.send(new LaunchMessage(List.of("--read-only"), "")));
      assertTrue(robot.lookup("#read-only").queryAs(ToggleButton.class).isSelected());
      close();
    }
    assertFalse(file.read().settings().readOnly());
  }

  @Test
  void damagedSettingsAreSaidAndTheWindowOpens() throws Exception {
    Files.writeString(data.resolve("settings.json"), "{ not settings");
    open();
    await(() -> notice().contains("The settings were damaged. They were set aside as"));
    await(() -> !jobs().getItems().isEmpty());
    close();
  }

  @Test
  void aDataFolderThatCannotBeUsedIsSaidAndTheWindowWorks() throws Exception {
    Path occupied = Files.writeString(data.resolve("occupied"), "not a folder");
    application =
        Optional.of(
            FxToolkit.setupApplication(JobInspectorApp.class, "--data-dir", occupied.toString()));
    await(() -> !jobs().getItems().isEmpty());
    await(() -> notice().contains("changes are not saved"));
    await(() -> notice().contains("The history cannot be kept"));
    close();
  }

  @Test
  void aPlaceThatIsOnNoScreenAnyMoreIsNotComeBackTo() {
    List<Rectangle2D> screens =
        List.of(new Rectangle2D(0, 0, 1920, 1080), new Rectangle2D(1920, 0, 1280, 1024));
    assertTrue(WindowPlacement.canBeSeen(place(2000, 10), screens));
    assertTrue(WindowPlacement.canBeSeen(place(-300, 10), screens));
    assertFalse(WindowPlacement.canBeSeen(place(4000, 10), screens));
    assertFalse(WindowPlacement.canBeSeen(place(100, -30), screens));
    assertFalse(WindowPlacement.canBeSeen(place(2000, 1020), screens));
  }

  /// A laptop at 200 % has half as many units.
  @Test
  void aWindowIsNeverLargerThanItsScreenNorAboveIt() {
    for (Rectangle2D screen :
        List.of(
            new Rectangle2D(0, 0, 960, 540),
            new Rectangle2D(0, 30, 640, 370),
            new Rectangle2D(-1280, -200, 1280, 800))) {
      for (Optional<WindowBounds> left :
          List.of(
              Optional.<WindowBounds>empty(),
              Optional.of(place(screen.getMinX(), screen.getMinY())),
              Optional.of(place(5, -53)),
              Optional.of(new WindowBounds(-300, -147, 1880, 1240, false)),
              Optional.of(new WindowBounds(screen.getMinX() + 9, 500, 600, 300, true)))) {
        WindowBounds fitted = WindowPlacement.fitted(left, List.of(screen), screen);
        String seen = left + " on " + screen + ": " + fitted;
        assertTrue(fitted.width() <= screen.getWidth(), seen);
        assertTrue(fitted.height() <= screen.getHeight(), seen);
        assertTrue(fitted.y() >= screen.getMinY(), seen);
        assertTrue(fitted.y() + fitted.height() <= screen.getMaxY(), seen);
        assertTrue(WindowPlacement.canBeSeen(fitted, List.of(screen)), seen);
      }
    }
    assertEquals(
        place(-300, 10),
        WindowPlacement.fitted(
            Optional.of(place(-300, 10)),
            List.of(new Rectangle2D(0, 0, 1920, 1080)),
            new Rectangle2D(0, 0, 1920, 1080)));
  }

  private static WindowBounds place(double x, double y) {
    return new WindowBounds(x, y, 1000, 700, false);
  }

  private void open(String... more) throws TimeoutException {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--data-dir";
    arguments[1] = data.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    application = Optional.of(FxToolkit.setupApplication(JobInspectorApp.class, arguments));
  }

  private void close() throws TimeoutException {
    FxToolkit.cleanupApplication(application.orElseThrow());
  }

  private String notice() {
    return robot.lookup("#notices .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .collect(Collectors.joining(" "));
  }

  private String label(String id) {
    return robot.lookup(id).queryButton().getText();
  }

  private TableView<KnownJob> jobs() {
    return robot.lookup("#jobs-table").<KnownJob>queryTableView();
  }

  private ListView<?> worklist() {
    return robot.lookup("#worklist").queryListView();
  }

  private static MouseEvent dragTo(Point2D from, double x) {
    return new MouseEvent(
        MouseEvent.MOUSE_DRAGGED,
        x,
        from.getY(),
        x,
        from.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  /// Returns how much of the width the worklist has.
  private double listShare() {
    Node list = robot.lookup(".worklist").query();
    return list.getLayoutBounds().getWidth() / stage.getScene().getWidth();
  }

  private static void await(Callable<Boolean> condition) {
    PatientUser.await(condition);
  }
}
