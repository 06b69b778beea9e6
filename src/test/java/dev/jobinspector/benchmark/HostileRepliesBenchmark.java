package dev.jobinspector.benchmark;

import dev.jobinspector.app.JobInspectorApp;
import dev.jobinspector.codepipeline.transport.WireServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// How long the FX thread is waited for while replies arrive that are as large as they may be. On
/// JavaFX's headless platform, painting in software.
final class HostileRepliesBenchmark {
  private static final String ID = "2d534200-7b34-4dad-9184-75d61df2d62c";
  private static final int WATCHED_SECONDS = 4;

  private final AtomicReference<String> reply =
      new AtomicReference<>(WireServer.reply("200 OK", "{\"status\":\"InProgress\"}"));
  private int nonce;
  private long worked;

  private HostileRepliesBenchmark() {}

  static void run() throws Exception {
    new HostileRepliesBenchmark().measure();
  }

  private void measure() throws Exception {
    try (WireServer server =
        WireServer.plain(
            WireServer.answering(
                request ->
                    request.startsWith("GET") ? WireServer.reply("200 OK", "[]") : reply.get()))) {
      Scene scene = opened(server);
      // Once each with small replies: what opens on demand is no matter of theirs.
      watched(scene, "#acknowledge-submit");
      reply.set(details("\"k\":\"v\""));
      watched(scene, "#acknowledge-look-up");
      print("small details, for comparison", watched(scene, "#acknowledge-look-up"));

      reply.set(WireServer.reply("200 OK", "{\"status\":\"" + "x".repeat(3_000_000) + "\"}"));
      print("a status of 3 MB", watched(scene, "#acknowledge-submit"));
      reply.set(
          WireServer.reply(
              "400 Bad",
              "{\"__type\":\"InvalidNonceException\",\"message\":\""
                  + "wrong ".repeat(833_000)
                  + "\"}"));
      print("an error message of 5 MB", watched(scene, "#acknowledge-submit"));
      reply.set(
          details(
              IntStream.range(0, 100_000)
                  .mapToObj(i -> "\"key%d\":\"value\"".formatted(i))
                  .collect(Collectors.joining(","))));
      print("details with 100,000 configuration keys", watched(scene, "#acknowledge-look-up"));
      reply.set(details("\"k\":\"" + "v".repeat(7_000_000) + "\""));
      print("details with a value of 7 MB", watched(scene, "#acknowledge-look-up"));
      if (server.received("GetJobDetails") < 4 || server.received("AcknowledgeJob") < 3) {
        throw new IllegalStateException(
            "It was asked for %d details and %d acknowledges"
                .formatted(server.received("GetJobDetails"), server.received("AcknowledgeJob")));
      }
    }
  }

  /// With the processor time of the FX thread: on a machine that does other things, waits say less.
  private void print(String what, List<Double> waits) {
    WindowBenchmark.print(
        "the FX thread is waited for, %s (it worked %d ms)".formatted(what, worked), waits);
  }

  private static long processorMillis() throws Exception {
    long[] nanos = new long[1];
    WindowBenchmark.onFx(
        () -> nanos[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    return TimeUnit.NANOSECONDS.toMillis(nanos[0]);
  }

  private static String details(String configuration) {
    return WireServer.reply(
        "200 OK",
        """
        {"jobDetails":{"id":"%s","accountId":"111122223333","data":{"actionConfiguration":\
        {"configuration":{%s}}}}}\
        """
            .formatted(ID, configuration));
  }

  private static Scene opened(WireServer server) throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupApplication(
        JobInspectorApp.class,
        "--data-dir",
        Files.createTempDirectory("hostile-benchmark").toString(),
        "--endpoint-url",
        "http://127.0.0.1:" + server.port(),
        "--region",
        "us-east-1");
    Scene scene = stage.getScene();
    TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
    return scene;
  }

  /// Fires a button and asks the FX thread again and again meanwhile.
  private List<Double> watched(Scene scene, String button) throws Exception {
    List<Double> waits = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    nonce++;
    WindowBenchmark.onFx(
        () -> {
          ((TextField) scene.lookup("#acknowledge-job-id")).setText(ID);
          ((TextField) scene.lookup("#acknowledge-nonce")).setText(String.valueOf(nonce));
          if (scene.lookup("#details") instanceof TabPane tabs) {
            tabs.getTabs().stream()
                .filter(tab -> "details-data-tab".equals(tab.getId()))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
          }
        });
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> !((Button) scene.lookup(button)).isDisabled());
    long before = processorMillis();
    Thread probe = Thread.ofPlatform().start(() -> WindowBenchmark.probe(waits, over));
    WindowBenchmark.onFx(((Button) scene.lookup(button))::fire);
    TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
    over.set(true);
    probe.join();
    worked = processorMillis() - before;
    return waits;
  }
}
