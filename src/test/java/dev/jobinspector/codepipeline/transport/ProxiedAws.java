package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import dev.jobinspector.testing.RecordingTransport.Sent;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// AWS as it is reached through a proxy: whatever host a tunnel is opened to answers over TLS, with
/// a certificate of the test's own authority.
public final class ProxiedAws implements AutoCloseable {
  private final RecordingTransport aws;
  private final SSLContext context;
  private final WireServer proxy;
  private final Path bundle;

  public ProxiedAws(Certificates certificates, RecordingTransport aws)
      throws IOException, GeneralSecurityException {
    this.aws = aws;
    context = certificates.context("good");
    bundle = certificates.file("ca.pem", certificates.pem("authority"));
    proxy = WireServer.plain(this::tunnel);
  }

  /// Returns the value of `HTTPS_PROXY`.
  public String url() {
    return "http://127.0.0.1:" + proxy.port();
  }

  /// Returns the file of the authority.
  public Path bundle() {
    return bundle;
  }

  /// Returns what the proxy itself was told: the heads of the requests for a tunnel.
  public List<String> tunnels() {
    return proxy.requests().stream().filter(request -> request.startsWith("CONNECT ")).toList();
  }

  private void tunnel(Socket socket, WireServer server) throws IOException {
    String host = server.read(socket.getInputStream()).split("[ :]", 3)[1];
    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    try (SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, 443, true)) {
      secure.setUseClientMode(false);
      for (String request = server.read(secure.getInputStream());
          !request.isEmpty();
          request = server.read(secure.getInputStream())) {
        if (!(aws.receive(sent(host, request)) instanceof Answer.Of answer)) {
          return; // the connection is lost
        }
        secure.getOutputStream().write(text(answer).getBytes(StandardCharsets.UTF_8));
        secure.getOutputStream().flush();
      }
    }
  }

  private static Sent sent(String host, String request) {
    String[] parts = request.split("\r\n\r\n", 2);
    Map<String, List<String>> headers = new TreeMap<>();
    parts[0]
        .lines()
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .forEach(header -> headers.put(header[0], List.of(header[1])));
    return new Sent(URI.create("https://" + host + request.split(" ", 3)[1]), headers, parts[1]);
  }

  private static String text(Answer.Of answer) {
    return WireServer.reply(
        answer.status()
            + " OK"
            + answer.headers().entrySet().stream()
                .map(header -> "\r\n" + header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining()),
        answer.body());
  }

  @Override
  public void close() {
    proxy.close();
  }
}
