package dev.jobinspector.benchmark;

import dev.jobinspector.app.Installation;
import dev.jobinspector.app.JobInspectorApp;
import dev.jobinspector.app.Main;
import dev.jobinspector.emulator.ManyJobs;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.testing.RunningEmulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// How long the window takes from a click to the painted answer, and how long it lets the FX thread
/// wait while it reads a thousand jobs again. On the display, or on JavaFX's headless platform if
/// there is none; painting in software.
final class WindowBenchmark {
  private static final int WARM_UP = 30;
  private static final int CLICKS = 200;
  private static final int REFRESHES = 20;
  private static final int JOBS = 1_000;
  private static final long PATIENCE_SECONDS = 30;

  /// What an answer leads to, such as reading lists again, is over by then: people click when
  /// nothing moves.
  private static final long REST_MILLIS = 150;

  private final RunningEmulator emulator;
  private final Scene scene;

  private WindowBenchmark(RunningEmulator emulator, Scene scene) {
    this.emulator = emulator;
    this.scene = scene;
  }

  public static void main(String[] arguments) throws Exception {
    Optional<Installation> _ = Main.begin();
    boolean display = System.getenv("DISPLAY") != null;
    if (!display) {
      System.setProperty("glass.platform", "Headless");
    }
    System.setProperty("prism.order", "sw");
    Path scenario = Files.createTempFile("many-jobs", ".json");
    Files.writeString(scenario, ManyJobs.scenario(JOBS));
    System.out.printf("%nThe window, %s%n%n", display ? "under X11" : "headless");
    System.out.println("| | p50 ms | p99 ms | max ms |\n|---|---|---|---|");
    try (RunningEmulator builtIn = new RunningEmulator();
        RunningEmulator many = new RunningEmulator(scenario)) {
      opened(builtIn).click();
      FxToolkit.cleanupStages();
      opened(many).refresh();
      FxToolkit.cleanupStages();
      HostileRepliesBenchmark.run();
    } finally {
      FxToolkit.cleanupStages();
      Platform.exit();
      Files.delete(scenario);
    }
  }

  private static WindowBenchmark opened(RunningEmulator emulator) throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupApplication(
        JobInspectorApp.class,
        "--data-dir",
        Files.createTempDirectory("window-benchmark").toString(),
        "--endpoint-url",
        emulator.endpoint().toString(),
        "--region",
        "us-east-1");
    WindowBenchmark window = new WindowBenchmark(emulator, stage.getScene());
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> !window.node("#jobs-table", TableView.class).getItems().isEmpty());
    return window;
  }

  private void click() throws Exception {
    KnownJob job = emulator.job(JobKind.CUSTOM, JobStatus.Known.DISPATCHED);
    CustomJob ref = new CustomJob(new JobId(job.id()));
    onFx(() -> field("#acknowledge-job-id").setText(job.id()));
    List<Double> bare = new ArrayList<>();
    List<Double> painted = new ArrayList<>();
    for (int run = -WARM_UP; run < CLICKS; run++) {
      TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      long start = System.nanoTime();
      emulator.gateway().acknowledge(ref, job.nonce().orElseThrow());
      double call = since(start);
      double click = clickToPainted(job.nonce().orElseThrow().value());
      if (run >= 0) {
        bare.add(call);
        painted.add(click);
      }
    }
    print("bare SDK call", bare);
    print("click on Acknowledge until the status is painted", painted);
  }

  /// From the moment before the system is asked to let the mouse go, so with its way to the window,
  /// until the painter has put the frame with the status on the screen. The form is edited before,
  /// as it must be for another request.
  private double clickToPainted(String nonce) throws Exception {
    Robot mouse = WaitForAsyncUtils.waitForAsyncFx(1_000, Robot::new);
    onFx(
        () -> {
          field("#acknowledge-nonce").clear();
          field("#acknowledge-nonce").setText(nonce);
          Button button = node("#acknowledge-submit", Button.class);
          mouse.mouseMove(button.localToScreen(button.getWidth() / 2, button.getHeight() / 2));
          mouse.mousePress(MouseButton.PRIMARY);
        });
    TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
    CompletableFuture<Double> painted = new CompletableFuture<>();
    Label status = node("#acknowledge-status", Label.class);
    long[] start = new long[1];
    Runnable laidOut =
        () ->
            Platform.runLater(
                () -> {
                  // The painter takes its orders in turn: this one, of nothing, after the frame.
                  new Group().snapshot(null, new WritableImage(1, 1));
                  painted.complete(since(start[0]));
                });
    ChangeListener<String> answered = (_, _, _) -> scene.addPostLayoutPulseListener(laidOut);
    onFx(
        () -> {
          status.textProperty().addListener(answered);
          start[0] = System.nanoTime();
          mouse.mouseRelease(MouseButton.PRIMARY);
        });
    double took = painted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    onFx(
        () -> {
          status.textProperty().removeListener(answered);
          scene.removePostLayoutPulseListener(laidOut);
        });
    return took;
  }

  /// How long a task waits for the FX thread, asked every other millisecond.
  private void refresh() throws Exception {
    List<Double> waits = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread probe = Thread.ofPlatform().start(() -> probe(waits, over));
    for (int count = 0; count < REFRESHES; count++) {
      onFx(() -> node("#worklist-refresh", Button.class).fire());
      TimeUnit.MILLISECONDS.sleep(250);
    }
    over.set(true);
    probe.join();
    int jobs = node("#jobs-table", TableView.class).getItems().size();
    print("the FX thread is waited for, %,d jobs refreshed".formatted(jobs), waits);
  }

  static void probe(List<Double> waits, AtomicBoolean over) {
    try {
      while (!over.get()) {
        long asked = System.nanoTime();
        CompletableFuture<Double> ran = new CompletableFuture<>();
        Platform.runLater(() -> ran.complete(since(asked)));
        waits.add(ran.join());
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  static void onFx(Runnable work) throws TimeoutException {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
  }

  private TextField field(String id) {
    return node(id, TextField.class);
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(scene.lookup(id));
  }

  static void print(String what, List<Double> millis) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f |%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }
}
