package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From where and how the emulator is reached, and what it does with connections that are none.
@Tag("process")
final class EmulatorReachTest {
  @TempDir private Path folder;

  /// The JDK's server reads its limits once: in the JVM of the tests before an emulator sets them.
  private record OwnProcess(Process process, URI endpoint) implements AutoCloseable {
    static OwnProcess start() throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "--port=0")
              .start();
      String line = String.valueOf(process.inputReader().readLine());
      return new OwnProcess(process, URI.create(line.replaceFirst(".* ", "")));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @Test
  void elsewhereTheControlPlaneWantsTheTokenThatIsPrintedAndTheServiceDoesNot() throws Exception {
    try (var emulator = started("--host=0.0.0.0")) {
      URI endpoint = URI.create("http://127.0.0.1:" + emulator.endpoint().getPort());
      String token = emulator.controlToken().orElseThrow();
      List<String> lines = emulator.announcement();
      assertTrue(lines.get(0).startsWith("CodePipeline emulator listening on http://0.0.0.0:"));
      assertTrue(lines.get(1).startsWith("Whoever reaches this address may use the emulator"));
      assertEquals("Control plane token: " + token, lines.get(2));
      assertEquals(401, reset(endpoint, "").statusCode());
      assertEquals(401, reset(endpoint, "Bearer " + token + "0").statusCode());
      assertEquals(200, reset(endpoint, "Bearer " + token).statusCode());
      assertEquals(200, get(HttpClient.newHttpClient(), endpoint, "health").statusCode());
    }
  }

  @Test
  void onThisMachineNoTokenIsWantedAndOneLineIsPrinted() throws Exception {
    try (var emulator = started("--host=localhost")) {
      assertEquals(
          List.of("CodePipeline emulator listening on " + emulator.endpoint()),
          emulator.announcement());
      assertEquals(200, reset(emulator.endpoint(), "").statusCode());
    }
  }

  @Test
  void tlsIsSpokenWithACertificateThatTheFileHas() throws Exception {
    Path pem = folder.resolve("emulator.pem");
    try (var emulator = started("--tls=" + pem)) {
      assertTrue(emulator.endpoint().toString().startsWith("https://127.0.0.1:"));
      try (var trusting = HttpClient.newBuilder().sslContext(trusting(pem)).build()) {
        assertEquals(200, get(trusting, emulator.endpoint(), "health").statusCode());
        URI name = URI.create("https://localhost:" + emulator.endpoint().getPort());
        assertEquals(200, get(trusting, name, "jobs").statusCode());
      }
      try (var others = HttpClient.newHttpClient()) {
        assertThrows(SSLHandshakeException.class, () -> get(others, emulator.endpoint(), "health"));
      }
    }
    IOException refused =
        assertThrows(IOException.class, () -> started("--tls=" + folder.resolve("no/pem")));
    assertEquals("--tls: %s/no/pem cannot be written".formatted(folder), refused.getMessage());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others have one loopback address")
  void anyLoopbackAddressHasItsCertificateAndItsControlPlane() throws Exception {
    Path pem = folder.resolve("emulator.pem");
    try (var emulator = started("--host=127.0.0.5", "--tls=" + pem);
        var trusting = HttpClient.newBuilder().sslContext(trusting(pem)).build()) {
      assertEquals(200, get(trusting, emulator.endpoint(), "jobs").statusCode());
    }
  }

  @Test
  void anErrorOfItsOwnIsAnsweredToo() throws Exception {
    var broken =
        new FutureTask<HttpHandler>(
            () ->
                exchange -> {
                  throw new AssertionError("this is a test");
                });
    broken.run();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", new StartingHandler(broken, true));
    server.start();
    try (var http = HttpClient.newHttpClient()) {
      URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      HttpResponse<String> reply = get(http, endpoint, "jobs");
      assertEquals(500, reply.statusCode());
      assertTrue(reply.body().contains("InternalFailure"), reply.body());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whoSpeaksTlsToAServerThatDoesNotIsToldSoInTheEnd() throws Exception {
    try (var emulator = OwnProcess.start();
        var socket = new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3});
      assertEquals("", readToTheEnd(socket));
    }
  }

  @Test
  void aRequestThatDoesNotArriveEndsTheConnectionAndKeepsNobodyWaiting() throws Exception {
    try (var emulator = OwnProcess.start();
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var head = new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort());
        var body = new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort())) {
      send(head, "POST / HTTP/1.1\r\nHost: x\r\n");
      send(body, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
      var first = threads.submit(() -> readToTheEnd(head));
      var second = threads.submit(() -> readToTheEnd(body));
      assertEquals(200, get(http, emulator.endpoint(), "health").statusCode());
      assertEquals("", first.get());
      assertEquals("", second.get());
    }
  }

  @Test
  void aChunkedBodyIsReadAndOneWithTrailersIsAnsweredToo() throws Exception {
    try (var emulator = started()) {
      String start =
          String.join(
              "\r\n",
              "POST / HTTP/1.1",
              "Host: x",
              "Connection: close",
              "Transfer-Encoding: chunked",
              "",
              "2",
              "{}",
              "0",
              "");
      try (var plain = new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort());
          var more = new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort())) {
        send(plain, start + "\r\n");
        assertTrue(readToTheEnd(plain).contains("UnknownOperationException"));
        send(more, start + "X-Amz-Checksum: abc\r\n\r\n");
        String reply = readToTheEnd(more);
        assertTrue(reply.contains("The body cannot be read"), reply);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--colour=blue",
        "--port",
        "--port=many",
        "--port=65536",
        "--port=-1",
        "--seed=x",
        "--dispatch-window=PT0S",
        "--action-time=-PT1S",
        "--repeated-ack=maybe",
        "--throttle-above=-1",
        "--delay=-PT1S",
        "--no-control=true",
        "scenario.json"
      })
  void aWrongArgumentIsRefusedByItsName(String argument) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> EmulatorOptions.parse(List.of(argument)));
    String name = argument.replaceFirst("=.*", "");
    assertTrue(String.valueOf(refused.getMessage()).contains(name), refused.getMessage());
  }

  @Test
  void argumentsMayStandApartAndOnlyOnce() {
    var options = EmulatorOptions.parse(List.of("--port", "0", "--seed=7", "--no-control"));
    assertEquals(0, options.port());
    assertEquals(7, options.seed());
    assertEquals(false, options.controlPlane());
    assertThrows(
        IllegalArgumentException.class,
        () -> EmulatorOptions.parse(List.of("--port=1", "--port=2")));
  }

  @Test
  void whereItCannotListenIsSaid() throws Exception {
    try (var emulator = started()) {
      String port = "--port=" + emulator.endpoint().getPort();
      var taken =
          assertThrows(
              IOException.class, () -> Emulator.start(EmulatorOptions.parse(List.of(port))));
      assertTrue(String.valueOf(taken.getMessage()).contains("is in use"), taken.getMessage());
      Path pem = Files.writeString(folder.resolve("emulator.pem"), "of the one that listens");
      var tls = EmulatorOptions.parse(List.of(port, "--tls=" + pem));
      assertThrows(IOException.class, () -> Emulator.start(tls));
      assertEquals("of the one that listens", Files.readString(pem));
    }
    var nowhere = assertThrows(IOException.class, () -> started("--host=nowhere.invalid"));
    assertEquals("--host: there is no address nowhere.invalid", nowhere.getMessage());
    var missing = assertThrows(IOException.class, () -> started("--scenario=" + folder + "/no"));
    assertEquals("There is no scenario file " + folder + "/no", missing.getMessage());
  }

  private static Emulator started(String... arguments) throws IOException {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--port=0");
    return Emulator.start(EmulatorOptions.parse(all));
  }

  private static HttpResponse<String> reset(URI endpoint, String authorization) throws Exception {
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/_emulator/reset")).POST(BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> get(HttpClient http, URI endpoint, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(endpoint.resolve("/_emulator/" + path)).build(),
        BodyHandlers.ofString());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String readToTheEnd(Socket socket) throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException _) {
      // A reset is an end, too.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static SSLContext trusting(Path pem) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    try (var in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "emulator", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
