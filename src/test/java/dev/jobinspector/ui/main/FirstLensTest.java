package dev.jobinspector.ui.main;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.Settings;
import dev.jobinspector.testing.FakeConnector;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.PatientUser;
import dev.jobinspector.ui.common.FileChoice;
import dev.jobinspector.ui.common.FxTaskRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// What the window shows first over a connection, with nobody's hand on it.
@Tag("process")
class FirstLensTest {
  private static final ServiceConnection AWS =
      new ServiceConnection(
          ServiceConnection.Target.AWS,
          Optional.of("ops"),
          "eu-west-1",
          Optional.of("111122223333"),
          URI.create("https://codepipeline.eu-west-1.amazonaws.com"),
          "the AWS endpoint of eu-west-1");

  @TempDir private Path data;
  private final FakeGateway aws = new FakeGateway(AWS);
  private final FakeGateway emulator = new FakeGateway("us-east-1");
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final FxRobot robot = new FxRobot();
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private Optional<MainViewModel> model = Optional.empty();
  private Optional<Scene> scene = Optional.empty();

  @BeforeEach
  void open() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    robot.interact(
        () -> {
          MainViewModel window =
              new MainViewModel(
                  tasks,
                  tasks,
                  Clock.systemUTC(),
                  new JobServices(
                      new FakeConnector(Map.of("us-east-1", emulator, "eu-west-1", aws)),
                      MemoryAttemptLog::new,
                      new ReadOnlySwitch(false),
                      Clock.systemUTC()),
                  new MainViewModelTest.Told(),
                  (_, _) -> {},
                  MainViewModelTest.PORTS);
          model = Optional.of(window);
          MainView view =
              new MainView(
                  window,
                  tasks,
                  new NoFile(),
                  opened::add,
                  new MainLayout(Settings.DEFAULTS, () -> {}),
                  data);
          scene = Optional.of(new Scene(view.overlays()));
          stage.setScene(scene.get());
          // The stage is that of all tests, and as large and where the one before left it.
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(1000);
          stage.setHeight(860);
          view.installShortcuts();
          stage.show();
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void atAwsItIsWhatIsStuckAndTheScanOnlyReads() {
    aws.pipelines().add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/F/1", "a-1", Instant.EPOCH));
    connectToAws();
    PatientUser.await(() -> node("lens-stuck", ToggleButton.class).isSelected());
    PatientUser.await(() -> node("worklist", ListView.class).getItems().size() == 1);
    assertTrue(aws.pipelines().asked().contains("pipelines"));
    assertEquals(List.of(), aws.asked());
  }

  @Test
  void thePageThatTheWorkerNamesAndTheConsoleAreOpened() {
    String page = "https://fleet.example/runs/7";
    aws.pipelines()
        .add(
            with(
                inProgress("shop/Deploy/Fleet", "Deploy/Custom/F/1", "a-1", Instant.EPOCH),
                new ActionExecution.Told(
                    Optional.of("run-7"), Optional.of(page), Optional.empty())));
    connectToAws();
    ListView<?> rows = node("worklist", ListView.class);
    PatientUser.await(() -> rows.getItems().size() == 1);
    new PatientUser(robot).choose(rows, 0);
    PatientUser.await(() -> node("case-external-page", Hyperlink.class).isVisible());
    robot.clickOn("#case-external-page");
    PatientUser.await(() -> opened.contains(page));
    robot.interact(rows::requestFocus);
    robot.write("o");
    PatientUser.await(
        () -> opened.getLast().startsWith("https://eu-west-1.console.aws.amazon.com/"));
  }

  @Test
  void onTheEmulatorItIsTheJobsAndNothingIsScanned() {
    emulator.list(
        KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-456789abcdef")
            .withStatus(JobStatus.Known.DISPATCHED));
    connect(new ConnectionChoice.Emulator("us-east-1"));
    PatientUser.await(() -> node("jobs-table", TableView.class).getItems().size() == 1);
    assertTrue(node("lens-jobs", ToggleButton.class).isSelected());
    assertEquals(List.of(), emulator.pipelines().asked());
  }

  private void connectToAws() {
    connect(
        new ConnectionChoice.Aws(Optional.of("ops"), Optional.of("eu-west-1"), Optional.empty()));
  }

  private void connect(ConnectionChoice choice) {
    robot.interact(() -> model.orElseThrow().connection().connect(choice));
  }

  private <N extends Node> N node(String id, Class<N> type) {
    return type.cast(scene.orElseThrow().lookup("#" + id));
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
