package dev.jobinspector.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A service that keeps what it is sent and gives one answer to everything.
final class RecordedService implements AutoCloseable {
  /// A request as it arrived.
  record Request(String operation, String body, String authorization) {}

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  RecordedService(String answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          String target = String.valueOf(headers.getFirst("X-Amz-Target"));
          requests.add(
              new Request(
                  target.substring(target.indexOf('.') + 1),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  String.valueOf(headers.getFirst("Authorization"))));
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          boolean known = !target.equals("null");
          exchange.sendResponseHeaders(known ? 200 : 400, bytes.length == 0 ? -1 : bytes.length);
          if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Returns the requests about the service, without those about the account.
  List<Request> requests() {
    return requests.stream().filter(request -> !request.operation().equals("null")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
