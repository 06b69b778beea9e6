package dev.jobinspector.codepipeline.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// A server on loopback that answers as a test says, byte by byte, and keeps every request.
public final class WireServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  /// What is done with one connection.
  @FunctionalInterface
  public interface Connection {
    void serve(Socket socket, WireServer server) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private WireServer(ServerSocket listening, Connection connection) {
    this.listening = listening;
    Thread.ofVirtual().start(() -> accept(connection));
  }

  /// Serves plain connections.
  public static WireServer plain(Connection connection) {
    try {
      return new WireServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WireServer tls(SSLContext context, Connection connection) {
    try {
      return new WireServer(
          context
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
          connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Serves connections of a socket that listens already.
  static WireServer on(ServerSocket listening, Connection connection) {
    return new WireServer(listening, connection);
  }

  /// Answers each request on a connection with the same.
  public static Connection answering(String reply) {
    return answering(_ -> reply);
  }

  /// Answers each request on a connection with what it asks for.
  public static Connection answering(UnaryOperator<String> reply) {
    return (socket, server) -> {
      String request = server.read(socket.getInputStream());
      while (!request.isEmpty()) {
        socket.getOutputStream().write(reply.apply(request).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        request = server.read(socket.getInputStream());
      }
    };
  }

  /// A reply of HTTP with a body.
  public static String reply(String head, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(head, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  /// Writes a byte, again and again, until the other side has gone.
  public static void drip(OutputStream out, String what) throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      out.write(what.charAt(i % what.length()));
      out.flush();
      Thread.sleep(100);
    }
  }

  private void accept(Connection connection) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(connection, socket));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Connection connection, Socket socket) {
    try (socket) {
      connection.serve(socket, this);
    } catch (IOException | InterruptedException _) {
      // The other side has gone.
    }
  }

  /// Reads one request, head and body, and keeps it; empty at the end.
  public String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      head.write(next);
      if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      next = in.read();
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return "";
    }
    Matcher length = LENGTH.matcher(text);
    String body =
        length.find()
            ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
            : "";
    requests.add(text + body);
    return text + body;
  }

  /// Returns the requests since the last time, and forgets them.
  List<String> drain() {
    List<String> taken = List.copyOf(requests);
    requests.removeAll(taken);
    return taken;
  }

  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// How many requests name an operation.
  public long received(String operation) {
    return requests.stream()
        .filter(
            request ->
                request.toLowerCase(Locale.ROOT).contains(operation.toLowerCase(Locale.ROOT)))
        .count();
  }

  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
