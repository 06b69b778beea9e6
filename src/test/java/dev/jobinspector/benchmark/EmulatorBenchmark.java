package dev.jobinspector.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.emulator.ManyJobs;
import dev.jobinspector.emulator.RepeatedAcknowledge;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The emulator: the start of its jar beside a jar that starts the JDK's server alone; with 100,000
/// jobs its start, its memory, its slowest requests at 8 and 64 connections beside that server with
/// a constant answer, same client, same run; and its resets. Takes about a minute.
public final class EmulatorBenchmark {
  private static final int JOBS = 100_000;
  private static final int STARTS = 9;
  private static final int ROUNDS = 3;
  private static final int JOBS_A_ROUND = 1_920;
  private static final int RESETS = 50;
  private static final byte[] ANSWER =
      "{\"jobs\":[{\"id\":\"00000000-0000-4000-8000-000000000000\",\"nonce\":\"1234567\"}]}"
          .getBytes(StandardCharsets.UTF_8);

  private EmulatorBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of("target/job-inspector-emulator.jar");
    if (Files.exists(jar)) {
      compareStarts(jar);
    } else {
      System.out.println("There is no " + jar + ": mvn package makes it");
    }
    Path scenario = Files.createTempFile("many-jobs", ".json");
    try {
      Files.writeString(scenario, ManyJobs.scenario(JOBS));
      measure("compact scenario", scenario);
      Files.writeString(scenario, ManyJobs.spelledOut(JOBS));
      measure("every job spelled out", scenario);
    } finally {
      Files.delete(scenario);
    }
    measureResets();
  }

  private static void compareStarts(Path jar) throws Exception {
    var bare = new double[STARTS];
    var emulator = new double[STARTS];
    Path bareJar = bareJar();
    try {
      for (int i = 0; i < STARTS; i++) {
        bare[i] = startMillis("-jar", bareJar.toString());
        emulator[i] = startMillis("-jar", jar.toString(), "--port");
      }
    } finally {
      Files.delete(bareJar);
    }
    System.out.printf(
        "start until health: the JDK's server %.0f ms, the jar %.0f ms, ratio %.2f%n%n",
        median(bare), median(emulator), median(emulator) / median(bare));
  }

  private static Path bareJar() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BareServer.class.getName());
    Path jar = Files.createTempFile("bare-server", ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : List.of(EmulatorBenchmark.class, BareServer.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (var in = type.getClassLoader().getResourceAsStream(name)) {
          Objects.requireNonNull(in).transferTo(out);
        }
      }
    }
    return jar;
  }

  private static double startMillis(String... arguments) throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var command = new ProcessBuilder(System.getProperty("java.home") + "/bin/java");
    command.command().addAll(List.of(arguments));
    command.command().add(Integer.toString(port));
    command.redirectErrorStream(true).redirectOutput(new File("/dev/null"));
    URI health = URI.create("http://127.0.0.1:" + port + "/_emulator/health");
    long begin = System.nanoTime();
    Process process = command.start();
    try {
      while (!isHealthy(health)) {
        Thread.sleep(2);
      }
      return (System.nanoTime() - begin) / 1e6;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean isHealthy(URI health) {
    try (var in = health.toURL().openStream()) {
      return in.readAllBytes().length > 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static void measure(String name, Path scenario) throws Exception {
    var options =
        new EmulatorOptions(
            0, Optional.of(scenario), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1);
    long before = usedMemory();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long cpu = thread.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    try (var emulator = Emulator.start(options)) {
      System.out.printf(
          "%s, %,d bytes, %,d jobs: started in %,d ms, %,d ms of them computing; %,d MB%n",
          name,
          Files.size(scenario),
          JOBS,
          (System.nanoTime() - begin) / 1_000_000,
          (thread.getCurrentThreadCpuTime() - cpu) / 1_000_000,
          (usedMemory() - before) >> 20);
      compare(emulator.endpoint());
    }
  }

  private static void compare(URI emulator) throws Exception {
    HttpServer constant = BareServer.start(0, ANSWER);
    try {
      URI other = URI.create("http://127.0.0.1:" + constant.getAddress().getPort());
      // Else the first round would measure the client, which has not been compiled yet.
      new EmulatorLoad(other).run(8, JOBS_A_ROUND);
      for (int round = 0; round < ROUNDS; round++) {
        for (int connections : new int[] {8, 64}) {
          print(
              "round %d, %2d connections, constant".formatted(round, connections),
              other,
              connections);
          print(
              "round %d, %2d connections, emulator".formatted(round, connections),
              emulator,
              connections);
        }
      }
    } finally {
      constant.stop(0);
    }
    System.out.println();
  }

  private static void print(String name, URI server, int connections) throws Exception {
    long begin = System.nanoTime();
    Map<String, long[]> times = new EmulatorLoad(server).run(connections, JOBS_A_ROUND);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%s %,7.0f requests/s", name, 3 * JOBS_A_ROUND / seconds);
    times.forEach(
        (operation, sorted) ->
            System.out.printf(
                "  %s p50 %.2f p99 %.2f max %.1f ms",
                operation,
                EmulatorLoad.millis(sorted, 0.5),
                EmulatorLoad.millis(sorted, 0.99),
                EmulatorLoad.millis(sorted, 1)));
    System.out.println();
  }

  private static void measureResets() throws Exception {
    try (var emulator = Emulator.start(EmulatorOptions.defaults());
        var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(emulator.endpoint().resolve("/_emulator/reset"))
              .POST(BodyPublishers.noBody())
              .build();
      var millis = new double[RESETS];
      for (int i = 0; i < RESETS; i++) {
        long begin = System.nanoTime();
        http.send(request, BodyHandlers.ofString());
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
      double first = millis[0];
      System.out.printf(
          "reset: first %.1f ms, p50 %.1f ms, max %.1f ms%n",
          first, median(millis), Arrays.stream(millis).skip(1).max().orElse(0));
    }
  }

  private static long usedMemory() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// The server of the JDK, which always answers the same: what the emulator cannot be faster than.
  static final class BareServer {
    private BareServer() {}

    public static void main(String[] arguments) throws IOException {
      start(Integer.parseInt(arguments[0]), ANSWER);
    }

    static HttpServer start(int port, byte[] answer) throws IOException {
      System.setProperty("sun.net.httpserver.nodelay", "true");
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
      return server;
    }
  }
}
