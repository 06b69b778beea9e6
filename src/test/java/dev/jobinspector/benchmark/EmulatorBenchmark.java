package dev.jobinspector.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.jobinspector.emulator.Emulator;
import dev.jobinspector.emulator.EmulatorOptions;
import dev.jobinspector.emulator.ManyJobs;
import dev.jobinspector.emulator.RepeatedAcknowledge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// The emulator with 100,000 jobs: its start, its slowest polls and acknowledges, and how many
/// requests it answers beside a server of the JDK that always answers the same. Same client, same
/// run; takes about half a minute.
public final class EmulatorBenchmark {
  private static final int JOBS = 100_000;
  private static final int WARM_UP = 2_000;
  private static final int SAMPLES = 5_000;
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final Pattern JOB = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern NONCE = Pattern.compile("\"nonce\":\"(\\d+)\"");
  private static final String POLL =
      "{\"actionTypeId\":{\"category\":\"Test\",\"owner\":\"Custom\",\"provider\":\"LoadRunner\",\"version\":\"1\"}}";

  private final HttpClient client = HttpClient.newHttpClient();

  private EmulatorBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path scenario = Files.createTempFile("many-jobs", ".json");
    try {
      Files.writeString(scenario, ManyJobs.scenario(JOBS));
      measure("compact scenario", scenario);
      Files.writeString(scenario, ManyJobs.spelledOut(JOBS));
      measure("every job spelled out", scenario);
    } finally {
      Files.delete(scenario);
    }
  }

  private static void measure(String name, Path scenario) throws Exception {
    var options =
        new EmulatorOptions(
            0, Optional.of(scenario), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long cpu = thread.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    try (var emulator = Emulator.start(options)) {
      System.out.printf(
          "%s, %,d bytes, %,d jobs: started in %,d ms, %,d ms of them computing%n",
          name,
          Files.size(scenario),
          JOBS,
          (System.nanoTime() - begin) / 1_000_000,
          (thread.getCurrentThreadCpuTime() - cpu) / 1_000_000);
      new EmulatorBenchmark().measure(emulator.endpoint());
    }
  }

  private void measure(URI emulator) throws Exception {
    var polls = new long[SAMPLES];
    var acknowledges = new long[SAMPLES];
    String acknowledge = "";
    for (int i = -WARM_UP; i < SAMPLES; i++) {
      long begin = System.nanoTime();
      String job = send(emulator, "PollForJobs", POLL);
      long polled = System.nanoTime();
      acknowledge =
          "{\"jobId\":\"%s\",\"nonce\":\"%s\"}".formatted(first(JOB, job), first(NONCE, job));
      long ready = System.nanoTime();
      send(emulator, "AcknowledgeJob", acknowledge);
      if (i >= 0) {
        polls[i] = polled - begin;
        acknowledges[i] = System.nanoTime() - ready;
      }
    }
    print("PollForJobs", polls);
    print("AcknowledgeJob", acknowledges);
    compare(emulator, acknowledge);
  }

  private void compare(URI emulator, String acknowledge) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpServer constant =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      constant.setExecutor(threads);
      byte[] answer = "{\"status\":\"InProgress\"}".getBytes(StandardCharsets.UTF_8);
      constant.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      constant.start();
      URI other = URI.create("http://127.0.0.1:" + constant.getAddress().getPort());
      var played = new double[ROUNDS];
      var same = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        same[i] = rate(other, acknowledge);
        played[i] = rate(emulator, acknowledge);
      }
      constant.stop(0);
      double median = median(played);
      System.out.printf(
          "%-24s %,8.0f requests/s%n%-24s %,8.0f requests/s%n%-24s %8.2f%n%n",
          "AcknowledgeJob",
          median,
          "constant answer",
          median(same),
          "ratio",
          median / median(same));
    }
  }

  private double rate(URI server, String body) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long end = begin + ROUND.toNanos();
    int count = 0;
    while (System.nanoTime() < end) {
      send(server, "AcknowledgeJob", body);
      count++;
    }
    return count * 1e9 / (System.nanoTime() - begin);
  }

  private String send(URI server, String operation, String body)
      throws IOException, InterruptedException {
    String date =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .format(Instant.now().atOffset(ZoneOffset.UTC));
    var request =
        HttpRequest.newBuilder(server)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "CodePipeline_20150709." + operation)
            .header("X-Amz-Date", date)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/codepipeline/aws4_request,"
                    + " SignedHeaders=host, Signature="
                    + "0".repeat(64))
            .POST(BodyPublishers.ofString(body))
            .build();
    var reply = client.send(request, BodyHandlers.ofString());
    if (reply.statusCode() != 200) {
      throw new IllegalStateException(reply.body());
    }
    return reply.body();
  }

  private static String first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }

  private static void print(String name, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%-24s p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        name,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
