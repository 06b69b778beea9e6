package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Sends replies, whole or broken.
public final class Wire {
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  private final HttpExchange exchange;
  private Consumer<HttpReply> before = unused -> {};

  Wire(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /// Writes a body of which nobody knows the length yet.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Has a reply noted before the client can see it.
  void note(Consumer<HttpReply> noted) {
    before = noted;
  }

  public void send(HttpReply reply) throws IOException {
    byte[] body = begin(reply);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /// Sends JSON piece by piece.
  public void stream(Body body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (var out = new BufferedOutputStream(exchange.getResponseBody(), 64 * 1024)) {
      body.writeTo(out);
    }
    exchange.close();
  }

  /// Sends the promised length and half of the body, and ends the connection.
  void sendHalf(HttpReply reply) throws IOException {
    // Of nothing there is no half: an empty object says the same.
    byte[] body =
        begin(
            reply.body().isEmpty()
                ? new HttpReply(reply.status(), reply.contentType(), "{}", reply.errorType())
                : reply);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  void sendAfter(Duration delay, HttpReply reply) throws IOException {
    pause(delay);
    send(reply);
  }

  /// Ends the connection without a reply: before the first byte of one, closing the exchange does
  /// so.
  void drop() {
    exchange.close();
  }

  /// Leaves the client waiting, until it gives up or the emulator stops.
  void hang() {
    pause(LONGEST_HANG);
    drop();
  }

  private byte[] begin(HttpReply reply) throws IOException {
    before.accept(reply);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply
        .errorType()
        .ifPresent(type -> exchange.getResponseHeaders().set("x-amzn-ErrorType", type));
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    return body;
  }

  static void pause(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      Thread.sleep(duration);
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
    }
  }
}
