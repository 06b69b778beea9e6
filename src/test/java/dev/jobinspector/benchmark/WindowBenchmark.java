package dev.jobinspector.benchmark;

import dev.jobinspector.app.JobInspectorApp;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// How long the window takes from a click to the painted answer, and how long it lets the FX thread
/// wait while it reads a thousand jobs again. On JavaFX's headless platform, painting in software.
final class WindowBenchmark {
  private static final int WARM_UP = 30;
  private static final int CLICKS = 200;
  private static final int REFRESHES = 20;
  private static final int JOBS = 1_000;
  private static final long PATIENCE_SECONDS = 30;

  private final RunningEmulator emulator;
  private final Scene scene;

  private WindowBenchmark(RunningEmulator emulator, Scene scene) {
    this.emulator = emulator;
    this.scene = scene;
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Path scenario = Files.createTempFile("many-jobs", ".json");
    Files.writeString(scenario, ManyJobs.scenario(JOBS));
    System.out.println("\nThe window\n\n| | p50 ms | p99 ms | max ms |\n|---|---|---|---|");
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

  /// The form is edited before, as it must be for another request.
  private double clickToPainted(String nonce) throws Exception {
    onFx(
        () -> {
          field("#acknowledge-nonce").clear();
          field("#acknowledge-nonce").setText(nonce);
        });
    CompletableFuture<Long> painted = new CompletableFuture<>();
    Runnable afterLayout = () -> painted.complete(System.nanoTime());
    Label status = node("#acknowledge-status", Label.class);
    ChangeListener<String> answered =
        (_, _, text) -> {
          if (!text.isEmpty()) {
            scene.addPostLayoutPulseListener(afterLayout);
          }
        };
    long[] start = new long[1];
    onFx(
        () -> {
          status.textProperty().addListener(answered);
          start[0] = System.nanoTime();
          node("#acknowledge-submit", Button.class).fire();
        });
    long end = painted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    onFx(
        () -> {
          status.textProperty().removeListener(answered);
          scene.removePostLayoutPulseListener(afterLayout);
        });
    return (end - start[0]) / 1e6;
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
