package dev.jobinspector.codepipeline.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.Requests;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of the real SDK through a proxy that leads every name to a server of our own.
@Tag("process")
class ProxyTest {
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("me:p@ss w".getBytes(StandardCharsets.UTF_8));

  @TempDir private static Path folder;
  private static WireServer aws;
  private static String bundle = "";

  @BeforeAll
  static void start() throws Exception {
    Certificates certificates = new Certificates(folder);
    bundle = certificates.file("corp.pem", certificates.pem("authority")).toString();
    aws =
        WireServer.tls(
            certificates.context("good"),
            WireServer.answering(WireServer.reply("200 OK", "{\"status\":\"InProgress\"}")));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY=http://127.0.0.1:PORT",
    "https_proxy=http://127.0.0.1:PORT",
    "https_proxy=127.0.0.1:PORT",
    "https_proxy=HTTP://127.0.0.1:PORT/;HTTPS_PROXY=http://127.0.0.1:1",
    "HTTPS_PROXY=http://127.0.0.1:PORT;HTTP_PROXY=http://127.0.0.1:1",
    "HTTPS_PROXY=http://127.0.0.1:PORT;NO_PROXY=example.com",
    "HTTPS_PROXY=http://me:p%40ss%20w@127.0.0.1:PORT",
  })
  void everyClientGoesThroughTheProxyThatTheEnvironmentNames(String variables) {
    int before = aws.requests().size();
    try (WireServer proxy = WireServer.plain(ProxyTest::tunnel);
        JobGateway gateway = connected(variables, proxy)) {
      Reply<?> reply = Requests.acknowledge(gateway);
      assertEquals(Outcome.CONFIRMED, Requests.outcome(reply), Requests.message(reply));
      assertEquals(1, proxy.received("CONNECT codepipeline.us-east-1.amazonaws.com:443"));
      assertEquals(1, proxy.received("CONNECT sts.us-east-1.amazonaws.com:443"));
      assertEquals(2, aws.requests().size() - before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"me:p%40ss%20w", "me:p@ss%20w"})
  void theLoginGoesToTheProxyAndNeverThroughTheTunnel(String login) {
    int before = aws.requests().size();
    try (WireServer proxy = WireServer.plain(ProxyTest::tunnelWithLogin);
        JobGateway gateway = connected("HTTPS_PROXY=http://" + login + "@127.0.0.1:PORT", proxy)) {
      Reply<?> reply = Requests.acknowledge(gateway);
      assertEquals(Outcome.CONFIRMED, Requests.outcome(reply), Requests.message(reply));
      assertTrue(proxy.received("Proxy-Authorization: " + LOGIN) > 0);
    }
    aws.requests().stream()
        .skip(before)
        .forEach(
            request -> assertFalse(request.toLowerCase(Locale.ROOT).contains("proxy-"), request));
  }

  @Test
  void aConnectionThroughTheProxyIsKeptForTheNextRequest() {
    try (WireServer proxy = WireServer.plain(ProxyTest::tunnelWithLogin);
        JobGateway gateway = connected("HTTPS_PROXY=http://me:p%40ss%20w@127.0.0.1:PORT", proxy)) {
      for (int i = 0; i < 5; i++) {
        Reply<?> reply = Requests.acknowledge(gateway);
        assertEquals(Outcome.CONFIRMED, Requests.outcome(reply), Requests.message(reply));
      }
      assertTrue(proxy.received("CONNECT codepipeline") <= 2, proxy.requests().toString());
    }
  }

  @Test
  void aProxyThatWantsALoginIsNamedAndNothingIsSent() {
    refused(
        "HTTPS_PROXY=http://127.0.0.1:PORT",
        ProxyTest::tunnelWithLogin,
        "asks for a user name and password");
  }

  @Test
  void aWrongPasswordIsTriedOnceARequestAndNeverShown() {
    String message =
        refused(
            "HTTPS_PROXY=http://me:hunter2@127.0.0.1:PORT",
            ProxyTest::tunnelWithLogin,
            "does not accept the user name and password");
    assertFalse(message.contains("hunter2") || message.contains("me:"), message);
    try (WireServer proxy = WireServer.plain(ProxyTest::tunnelWithLogin);
        JobGateway gateway = connected("HTTPS_PROXY=http://me:hunter2@127.0.0.1:PORT", proxy)) {
      long before = proxy.received("Proxy-Authorization");
      gateway.details(new CustomJob(Requests.JOB)); // a read, which is tried again otherwise
      assertTrue(proxy.received("Proxy-Authorization") - before <= 2, proxy.requests().toString());
    }
  }

  @Test
  void aProxyThatRefusesTheHostIsNamed() {
    refused(
        "HTTPS_PROXY=http://127.0.0.1:PORT",
        WireServer.answering(WireServer.reply("403 Forbidden", "")),
        "does not let requests through to codepipeline.us-east-1.amazonaws.com (HTTP status 403)");
  }

  @Test
  void aProxyThatHangsUpIsNamed() {
    refused(
        "HTTPS_PROXY=http://127.0.0.1:PORT",
        (socket, server) -> server.read(socket.getInputStream()),
        "gave no usable answer");
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:hunter2@127.0.0.1:1, cannot be reached",
    "http://me:hunter2@proxy.invalid:3128, is not known to the name server"
  })
  void aDeadProxyIsNamedAndNothingIsSent(String proxy, String words) {
    int before = aws.requests().size();
    try (JobGateway gateway =
        Requests.connected(Map.of("https_proxy", proxy), "", Optional.empty())) {
      for (Reply<?> reply :
          List.of(Requests.acknowledge(gateway), gateway.details(new CustomJob(Requests.JOB)))) {
        assertNotSent(reply, words);
        assertTrue(Requests.message(reply).contains("https_proxy"), Requests.message(reply));
        assertFalse(Requests.message(reply).contains("hunter2"), Requests.message(reply));
      }
    }
    assertEquals(before, aws.requests().size());
  }

  @Test
  void whatIsOnThisMachinePassesByTheProxy() {
    try (WireServer proxy = WireServer.plain(ProxyTest::tunnel);
        WireServer emulator =
            WireServer.plain(
                WireServer.answering(WireServer.reply("200 OK", "{\"status\":\"InProgress\"}")));
        JobGateway gateway =
            Requests.connected(
                Map.of(
                    "http_proxy",
                    "http://127.0.0.1:" + proxy.port(),
                    "https_proxy",
                    "http://127.0.0.1:" + proxy.port()),
                "",
                Optional.of(URI.create("http://LOCALHOST:" + emulator.port())))) {
      Reply<?> reply = Requests.acknowledge(gateway);
      assertEquals(Outcome.CONFIRMED, Requests.outcome(reply), Requests.message(reply));
      assertEquals(List.of(), proxy.requests());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https_proxy=http://a:1|https://x.amazonaws.com|a:1 (from https_proxy)",
        "https_proxy=;HTTPS_PROXY=http://b:1|https://x.amazonaws.com|",
        "https_proxy=http://a:1;HTTPS_PROXY=http://b:1|https://x.amazonaws.com|a:1 (from"
            + " https_proxy)",
        "HTTP_PROXY=http://a:1;http_proxy=http://a:1|https://x.amazonaws.com|",
        "HTTP_PROXY=http://a:1|http://x.example|a:1 (from HTTP_PROXY)",
        "HTTPS_PROXY=a|https://x.amazonaws.com|a:80 (from HTTPS_PROXY)",
        "HTTPS_PROXY=http://[::2]:8|https://x.amazonaws.com|[::2]:8 (from HTTPS_PROXY)",
        "HTTPS_PROXY=http://a:1;NO_PROXY=*|https://x.amazonaws.com|",
        "HTTPS_PROXY=http://a:1;NO_PROXY=.amazonaws.com|https://x.amazonaws.com|",
        "HTTPS_PROXY=http://a:1;NO_PROXY=amazonaws.com|https://x.amazonaws.com|",
        "HTTPS_PROXY=http://a:1;no_proxy=q, AMAZONAWS.com|https://x.amazonaws.com|",
        "HTTPS_PROXY=http://a:1;NO_PROXY=aws.com|https://x.amazonaws.com|a:1 (from HTTPS_PROXY)",
        "HTTPS_PROXY=http://a:1;NO_PROXY=x.amazonaws.com:443|https://x.amazonaws.com|",
        "HTTPS_PROXY=http://a:1;NO_PROXY=x.amazonaws.com:80|https://x.amazonaws.com|a:1 (from"
            + " HTTPS_PROXY)",
        "HTTPS_PROXY=http://a:1;no_proxy=;NO_PROXY=*|https://x.amazonaws.com|a:1 (from"
            + " HTTPS_PROXY)",
        "HTTPS_PROXY=http://a:1;NO_PROXY=10.0.0.0/8|https://10.1.2.3|",
        "HTTPS_PROXY=http://a:1;NO_PROXY=10.0.0.0/8|https://11.1.2.3|a:1 (from HTTPS_PROXY)",
        "HTTPS_PROXY=http://a:1;NO_PROXY=10.0.0.0/8|https://10.example|a:1 (from HTTPS_PROXY)",
        "HTTPS_PROXY=http://a:1;NO_PROXY=fd00::/8|https://[fd12::1]|",
        "HTTPS_PROXY=http://a:1;NO_PROXY=fd12::1|https://[fd12::1]|",
        "HTTPS_PROXY=http://a:1|https://localhost:1|",
        "HTTPS_PROXY=http://a:1|https://127.0.0.1:1|",
      })
  void theRulesAreThoseOfCurlAndTheAwsCli(String variables, String uri, String proxy) {
    assertEquals(
        Optional.ofNullable(proxy),
        ProxySettings.of(map(variables), new OfSystem(List.of()))
            .proxyFor(URI.create(uri))
            .map(ProxyServer::toString));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://hunter2@p:1", "socks5://hunter2@p:1", "http://hunter2@", "p:x"})
  void aProxyThatIsNoneIsRefusedWithoutItsText(String value) {
    ProxySettings settings = ProxySettings.of(Map.of("HTTPS_PROXY", value));
    String message =
        assertThrows(
                ConnectionException.class,
                () -> settings.proxyFor(URI.create("https://x.amazonaws.com")))
            .userMessage();
    assertTrue(message.contains("HTTPS_PROXY"), message);
    assertFalse(message.contains("hunter2"), message);
  }

  @Test
  void whereNoVariableNamesAProxyTheSystemsIsTaken() {
    Proxy corp = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("corp", 8080));
    ProxySelector system = new OfSystem(List.of(corp));
    URI uri = URI.create("https://x.amazonaws.com");
    assertEquals(
        "corp:8080 (from the system's settings)",
        ProxySettings.of(Map.of(), system).proxyFor(uri).orElseThrow().toString());
    assertEquals(
        Optional.empty(), ProxySettings.of(Map.of("https_proxy", ""), system).proxyFor(uri));
    assertEquals(
        Optional.empty(),
        ProxySettings.of(Map.of(), system).proxyFor(URI.create("http://127.0.0.1:1")));
  }

  @Test
  void theAgentsOfTheMachineAreReachedPastAnyProxy() {
    Transport transport =
        new Transport(
            ProxySettings.of(Map.of("http_proxy", "http://a:1", "https_proxy", "http://a:1")),
            new TrustedCertificates(Optional.empty()));
    URI agent = URI.create("http://169.254.170.2/v2/credentials");
    assertTrue(transport.proxyFor(agent).isPresent());
    assertEquals(Optional.empty(), ((Transport) transport.direct()).proxyFor(agent));
  }

  private static final class OfSystem extends ProxySelector {
    private final List<Proxy> proxies;

    OfSystem(List<Proxy> proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI uri) {
      return proxies;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }

  private static String refused(String variables, WireServer.Connection proxying, String words) {
    int before = aws.requests().size();
    try (WireServer proxy = WireServer.plain(proxying);
        JobGateway gateway = connected(variables, proxy)) {
      Reply<?> reply = Requests.acknowledge(gateway);
      assertNotSent(reply, words);
      assertTrue(
          Requests.message(reply).contains("127.0.0.1:" + proxy.port()), Requests.message(reply));
      assertNotSent(gateway.details(new CustomJob(Requests.JOB)), words);
      assertEquals(before, aws.requests().size());
      return Requests.message(reply);
    }
  }

  private static void assertNotSent(Reply<?> reply, String words) {
    assertEquals(Outcome.NOT_SENT, Requests.outcome(reply), Requests.message(reply));
    assertEquals(0, reply.receipt().sends());
    assertTrue(Requests.message(reply).contains(words), Requests.message(reply));
    assertTrue(
        reply instanceof Reply.Failed<?>(JobFailure.NotSent(var reason, _), _)
            && reason == JobFailure.NotSentReason.PROXY);
  }

  private static JobGateway connected(String variables, WireServer proxy) {
    Map<String, String> map =
        new HashMap<>(map(variables.replace("PORT", String.valueOf(proxy.port()))));
    map.put("AWS_CA_BUNDLE", bundle);
    return Requests.connected(map, "", Optional.empty());
  }

  private static Map<String, String> map(String variables) {
    Map<String, String> map = new HashMap<>();
    for (String pair : variables.split(";", -1)) {
      map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return map;
  }

  private static void tunnelWithLogin(Socket socket, WireServer proxy)
      throws IOException, InterruptedException {
    String connect = proxy.read(socket.getInputStream());
    while (!connect.isEmpty() && !connect.contains(": " + LOGIN)) {
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"corp\"\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      connect = proxy.read(socket.getInputStream());
    }
    if (!connect.isEmpty()) {
      through(socket);
    }
  }

  private static void tunnel(Socket socket, WireServer proxy)
      throws IOException, InterruptedException {
    if (!proxy.read(socket.getInputStream()).isEmpty()) {
      through(socket);
    }
  }

  private static void through(Socket socket) throws IOException, InterruptedException {
    try (Socket to = new Socket(InetAddress.getLoopbackAddress(), aws.port())) {
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      Thread back =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      to.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException _) {
                      // One side has gone.
                    }
                  });
      socket.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
      back.join();
    }
  }
}
