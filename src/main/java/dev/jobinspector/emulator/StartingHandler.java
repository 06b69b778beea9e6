package dev.jobinspector.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.jobinspector.emulator.wire.OwnRequests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Takes requests while the scenario is still being read, so that both take their time at once. A
/// request that needs the scenario waits for it; whether the emulator is there does not. An error
/// of the emulator's own is an answer, too: the JDK's server says nothing, and the client would
/// wait.
final class StartingHandler implements HttpHandler {
  private static final byte[] HEALTHY = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BROKEN =
      ("{\"__type\":\"InternalFailure\",\"message\":\"The emulator failed,"
              + " not your request: its output has the stack trace\"}")
          .getBytes(StandardCharsets.UTF_8);

  private final FutureTask<? extends HttpHandler> service;
  private final boolean controlPlane;

  StartingHandler(FutureTask<? extends HttpHandler> service, boolean controlPlane) {
    this.service = service;
    this.controlPlane = controlPlane;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (controlPlane
        && exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getPath().equals(OwnRequests.PATH + "health")) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      send(exchange, 200, HEALTHY);
      return;
    }
    try {
      service.get().handle(exchange);
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
      exchange.close();
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      send(exchange, 500, BROKEN);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
