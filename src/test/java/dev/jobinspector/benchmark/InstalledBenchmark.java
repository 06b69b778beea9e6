package dev.jobinspector.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The window as it is installed, as a whole process, against [BareWindow] in the same JVM with the
/// same flags and a cache of its own, each pair in turn; commands are measured by
/// `installers/linux/benchmark`. Wants what `installers/linux/package` leaves in `target`, and a
/// `DISPLAY`.
final class InstalledBenchmark {
  private static final int RUNS = 7;
  private static final long IDLE_SECONDS = 5;
  private static final Path IMAGE = Path.of("target/image").toAbsolutePath();
  private static final Path APP = IMAGE.resolve("lib/app");

  /// What [HistoryBenchmark] leaves: a million attempts.
  private static final Path HISTORY = Path.of("target/history-benchmark").toAbsolutePath();

  private static final String TRACE = "-Djob-inspector.trace-start=true";

  /// @param frame milliseconds from the start of the process
  /// @param memory resident, in MB, after some idle seconds
  private record Window(long frame, long memory) {}

  private final Path folder;

  private InstalledBenchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    if (!Files.isDirectory(IMAGE)) {
      System.out.println("\nNot measured: the installed program. Run installers/linux/package.");
      return;
    }
    InstalledBenchmark benchmark =
        new InstalledBenchmark(Files.createTempDirectory("installed-benchmark"));
    System.out.printf("%nInstalled, medians of %d, in turn%n%n", RUNS);
    System.out.println("| | Job Inspector | against | ratio |\n|---|---|---|---|");
    if (System.getenv("DISPLAY") == null) {
      System.out.println("| the window: not measured, no DISPLAY (xvfb-run mvn …) | | | |");
    } else {
      benchmark.windows();
    }
    sizes();
  }

  private void windows() throws Exception {
    Path jar = folder.resolve("bare.jar");
    int made =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar.toString(),
                "-C",
                "target/test-classes",
                "dev/jobinspector/benchmark");
    if (made != 0) {
      throw new IOException("No jar of the bare window");
    }
    Path cache = folder.resolve("bare.aot");
    Path empty = folder.resolve("data");
    Path million = folder.resolve("million");
    boolean history = Files.isDirectory(HISTORY);
    if (history) {
      Files.createDirectory(million);
      Files.createSymbolicLink(million.resolve("job-inspector"), HISTORY);
    }
    window(bare(jar, "-XX:AOTCacheOutput=" + cache), empty);
    List<Window> ours = new ArrayList<>();
    List<Window> bare = new ArrayList<>();
    List<Window> full = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      Window theirs = window(bare(jar, "-XX:AOTCache=" + cache), empty);
      Window own = window(program(), empty);
      Window filled = history ? window(program(), million) : own;
      if (run >= 0) {
        bare.add(theirs);
        ours.add(own);
        full.add(filled);
      }
    }
    print(
        "first frame, ms; a bare window with a table (≤ 1.5, ≤ 750)",
        median(ours.stream().mapToLong(Window::frame).toArray()),
        median(bare.stream().mapToLong(Window::frame).toArray()));
    print(
        "idle memory, MB; the same (≤ 1.3)",
        median(ours.stream().mapToLong(Window::memory).toArray()),
        median(bare.stream().mapToLong(Window::memory).toArray()));
    if (history) {
      print(
          "first frame with the history of the history's benchmark, ms; without (≤ 300 more)",
          median(full.stream().mapToLong(Window::frame).toArray()),
          median(ours.stream().mapToLong(Window::frame).toArray()));
      print(
          "idle memory with it, MB; without (≤ 20 more)",
          median(full.stream().mapToLong(Window::memory).toArray()),
          median(ours.stream().mapToLong(Window::memory).toArray()));
    }
  }

  private List<String> program() throws IOException {
    try (Stream<Path> files = Files.list(APP)) {
      Path cache =
          files
              .filter(file -> file.getFileName().toString().startsWith("window-"))
              .findFirst()
              .orElseThrow();
      return List.of(
          "@" + APP.resolve("jvm-options"),
          "-XX:AOTCache=" + cache,
          "-Djob-inspector.app=" + APP,
          TRACE,
          "-cp",
          APP.resolve("job-inspector.jar").toString(),
          "dev.jobinspector.app.Main");
    }
  }

  /// With what the program sets of JavaFX for itself, too.
  private static List<String> bare(Path jar, String cache) {
    return List.of(
        "@" + APP.resolve("jvm-options"),
        cache,
        TRACE,
        "-Djavafx.animation.pulse=120",
        "-Dprism.disableRegionCaching=true",
        "-cp",
        APP.resolve("job-inspector.jar") + ":" + jar,
        BareWindow.Main.class.getName());
  }

  /// Opens it as an icon does, without options, and lets it be; what a cache is trained by, too,
  /// because it ends as asked.
  private static Window window(List<String> arguments, Path home) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(IMAGE.resolve("lib/runtime/bin/java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_DATA_HOME", home.toString());
    Process process = builder.start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = String.valueOf(output.readLine());
      while (!line.startsWith("first frame: ") && !line.equals("null")) {
        line = String.valueOf(output.readLine());
      }
      long frame = Long.parseLong(line.replaceAll("\\D", ""));
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      long memory = residentKilobytes(process) / 1024;
      process.toHandle().destroy(); // the process itself would close its output, too
      output.lines().forEach(_ -> {}); // a training goes on to say what it keeps
      process.waitFor();
      return new Window(frame, memory);
    }
  }

  private static long residentKilobytes(Process process) throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return status
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void sizes() throws IOException {
    long installed = bytes(IMAGE, _ -> true);
    long deb = bytes(Path.of("target/packages"), file -> file.toString().endsWith(".deb"));
    System.out.printf(
        Locale.ROOT,
        "| installed, MB (≤ 220) | %.1f | | |%n| deb, MB (≤ 60) | %.1f | | |%n",
        installed / 1e6,
        deb / 1e6);
  }

  private static long bytes(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(which)
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static void print(String what, long ours, long theirs) {
    System.out.printf(
        Locale.ROOT, "| %s | %,d | %,d | %.2f |%n", what, ours, theirs, (double) ours / theirs);
  }

  private static long median(long[] figures) {
    long[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
