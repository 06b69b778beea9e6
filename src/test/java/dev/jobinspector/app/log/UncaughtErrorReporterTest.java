package dev.jobinspector.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.app.JobInspectorApp;
import dev.jobinspector.app.LaunchOptions;
import dev.jobinspector.app.MainWindow;
import dev.jobinspector.settings.TiedHosts;
import dev.jobinspector.testing.PatientUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// An exception that nobody catches, in the real window.
@Tag("process")
class UncaughtErrorReporterTest {
  @TempDir private Path data;
  private final FxRobot robot = new FxRobot();
  private Optional<Application> application = Optional.empty();

  @BeforeEach
  void open() throws TimeoutException {
    WaitForAsyncUtils.autoCheckException = false;
    FxToolkit.registerPrimaryStage();
    application =
        Optional.of(
            FxToolkit.setupApplication(JobInspectorApp.class, "--data-dir", data.toString()));
    await(() -> !robot.lookup("#jobs-table").queryTableView().getItems().isEmpty());
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(application.orElseThrow());
    FxToolkit.cleanupStages();
    WaitForAsyncUtils.clearExceptions();
    WaitForAsyncUtils.autoCheckException = true;
  }

  @Test
  void onTheFxThreadItIsSaidOnceInWordsAndLoggedWithoutItsMessage() throws Exception {
    Platform.runLater(UncaughtErrorReporterTest::fail);
    Platform.runLater(UncaughtErrorReporterTest::fail);
    await(() -> notice().contains("Unexpected error (IllegalStateException)"));
    assertTrue(notice().contains("refresh it (F5)"));
    await(() -> log().split("UncaughtErrorReporterTest.fail", -1).length == 3);
    assertFalse(log().contains("hunter2"));
    assertFalse(notice().contains("hunter2"));
    assertTrue(notice().indexOf("Unexpected error") == notice().lastIndexOf("Unexpected error"));
  }

  @Test
  void onAnotherThreadItIsSaidToo() throws Exception {
    Thread.ofVirtual().start(UncaughtErrorReporterTest::fail).join();
    await(() -> notice().contains("Unexpected error (IllegalStateException)"));
  }

  /// As early as it can be: the history is opened when the first frame is painted.
  @Test
  void beforeTheHistoryIsOpenedItIsLoggedTooAlsoInAFolderThatIsNotThereYet() throws Exception {
    Path later = data.resolve("not").resolve("there yet");
    LaunchOptions start =
        new LaunchOptions(
            later,
            false,
            Optional.empty(),
            Optional.empty(),
            TiedHosts.NONE,
            Optional.of("jdbc:postgresql://127.0.0.1:1/h"),
            Map.of());
    CompletableFuture<Stage> stage = new CompletableFuture<>();
    CompletableFuture<MainWindow> window = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          stage.complete(new Stage());
          window.complete(MainWindow.show(stage.join(), start, _ -> {}));
          fail();
        });
    await(() -> Files.exists(later.resolve("job-inspector.0.log")));
    await(() -> log(later).contains("UncaughtErrorReporterTest.fail"));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(later)));
    robot.interact(() -> stage.join().close());
    robot.interact(() -> window.join().close());
  }

  private static void fail() {
    throw new IllegalStateException("the password is hunter2");
  }

  private String notice() {
    return robot.lookup("#notices .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .collect(Collectors.joining(" "));
  }

  private String log() throws IOException {
    return log(data);
  }

  private static String log(Path folder) throws IOException {
    return Files.readString(folder.resolve("job-inspector.0.log"));
  }

  private static void await(Callable<Boolean> condition) {
    PatientUser.await(condition);
  }
}
