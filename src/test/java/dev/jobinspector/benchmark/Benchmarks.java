package dev.jobinspector.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `mvn -Pbenchmark verify`: all of them, or those named by `-Dbenchmarks=emulator,acknowledge`.
public final class Benchmarks {
  private Benchmarks() {}

  /// With the flags that the program is installed with.
  private static void inAJvmOfItsOwn(Class<?> benchmark) throws Exception {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@installers/common/jvm-options",
            "-cp",
            System.getProperty("java.class.path"),
            benchmark.getName())
        .inheritIO()
        .start()
        .waitFor();
  }

  public static void main(String[] arguments) throws Exception {
    List<String> wanted =
        Arrays.asList(
            System.getProperty(
                    "benchmarks", "acknowledge,window,emulator,history,requests,scan,installed")
                .split(","));
    if (wanted.contains("acknowledge")) {
      AcknowledgeBenchmark.main(arguments);
    }
    if (wanted.contains("window")) {
      inAJvmOfItsOwn(WindowBenchmark.class);
    }
    if (wanted.contains("emulator")) {
      EmulatorBenchmark.main(arguments);
    }
    if (wanted.contains("history")) {
      HistoryBenchmark.main();
    }
    if (wanted.contains("requests")) {
      RequestBenchmark.main(arguments);
    }
    if (wanted.contains("scan")) {
      ScanBenchmark.main(arguments);
    }
    if (wanted.contains("installed")) {
      InstalledBenchmark.main(arguments);
    }
  }
}
