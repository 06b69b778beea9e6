package dev.jobinspector.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Workers without a pause, each on a connection of its own: poll, acknowledge, result. They speak
/// HTTP by themselves, since a client that is busier than the server would measure itself.
final class EmulatorLoad {
  private static final Pattern JOB = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern NONCE = Pattern.compile("\"nonce\":\"(\\d+)\"");
  private static final String TYPE =
      "{\"category\":\"Test\",\"owner\":\"Custom\",\"provider\":\"LoadRunner\",\"version\":\"1\"}";

  private final URI server;

  EmulatorLoad(URI server) {
    this.server = server;
  }

  /// Has jobs done over so many connections at once, and returns how long each request took, in
  /// nanoseconds, sorted, by operation.
  Map<String, long[]> run(int connections, int jobs) throws Exception {
    var workers = new ArrayList<Callable<Map<String, List<Long>>>>();
    for (int i = 0; i < connections; i++) {
      workers.add(() -> work(jobs / connections));
    }
    Map<String, List<Long>> all = new LinkedHashMap<>();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (var worker : threads.invokeAll(workers)) {
        worker
            .get()
            .forEach(
                (operation, times) ->
                    all.computeIfAbsent(operation, _ -> new ArrayList<>()).addAll(times));
      }
    }
    Map<String, long[]> sorted = new LinkedHashMap<>();
    all.forEach(
        (operation, times) ->
            sorted.put(operation, times.stream().mapToLong(Long::longValue).sorted().toArray()));
    return sorted;
  }

  static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }

  private Map<String, List<Long>> work(int jobs) throws IOException {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < jobs; i++) {
        String poll = timed(times, socket, in, "PollForJobs", "{\"actionTypeId\":" + TYPE + "}");
        String id = first(JOB, poll);
        timed(
            times,
            socket,
            in,
            "AcknowledgeJob",
            "{\"jobId\":\"%s\",\"nonce\":\"%s\"}".formatted(id, first(NONCE, poll)));
        timed(times, socket, in, "PutJobSuccessResult", "{\"jobId\":\"" + id + "\"}");
      }
    }
    return times;
  }

  private static String timed(
      Map<String, List<Long>> times, Socket socket, InputStream in, String operation, String body)
      throws IOException {
    byte[] request = request(operation, body);
    long begin = System.nanoTime();
    socket.getOutputStream().write(request);
    String reply = reply(in);
    times.computeIfAbsent(operation, _ -> new ArrayList<>()).add(System.nanoTime() - begin);
    return reply;
  }

  private static byte[] request(String operation, String body) {
    String date =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .format(Instant.now().atOffset(ZoneOffset.UTC));
    return """
    POST / HTTP/1.1\r
    Host: 127.0.0.1\r
    Content-Type: application/x-amz-json-1.1\r
    X-Amz-Target: CodePipeline_20150709.%s\r
    X-Amz-Date: %s\r
    User-Agent: load/1\r
    Authorization: AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/codepipeline/aws4_request,\
     SignedHeaders=host, Signature=%s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(operation, date, "0".repeat(64), body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String reply(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.contains(" 200 ")) {
      throw new IllegalStateException(status + body);
    }
    return body;
  }

  private static String line(InputStream in) throws IOException {
    var line = new byte[1024];
    int length = 0;
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("The server ended the connection");
      }
      line[length++] = (byte) b;
    }
    return new String(Arrays.copyOf(line, length), StandardCharsets.US_ASCII).trim();
  }

  private static String first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher.group(1);
  }
}
