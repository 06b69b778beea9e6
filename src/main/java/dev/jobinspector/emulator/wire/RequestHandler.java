package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.operation.Operations;
import dev.jobinspector.emulator.state.Service;
import dev.jobinspector.emulator.trail.FunctionLogs;
import dev.jobinspector.emulator.trail.RecordedOperations;
import dev.jobinspector.emulator.trail.Trail;
import dev.jobinspector.emulator.trail.TrailLookup;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Where every request comes in: to the service, or to the control plane.
public final class RequestHandler implements HttpHandler {
  private static final int LARGEST_BODY = 8 * 1024 * 1024;

  private final Service service;
  private final AwsJson json;
  private final List<AwsJson> others;
  private final StsQuery sts;
  private final Network network;
  private final Faults faults;
  private final RequestLog log;
  private final Optional<OwnRequests> control;

  /// @param control what answers the emulator's own requests, if anything does
  public RequestHandler(
      Service service,
      Operations operations,
      Trail trail,
      Network network,
      Faults faults,
      RequestLog log,
      Optional<OwnRequests> control) {
    this.service = service;
    var signatures = new SignatureCheck(service.clock());
    this.json =
        new AwsJson(
            "codepipeline",
            "CodePipeline_20150709",
            new RecordedOperations(operations, trail),
            signatures);
    this.others =
        List.of(
            new AwsJson(
                "cloudtrail",
                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
                new TrailLookup(trail),
                signatures),
            new AwsJson("logs", "Logs_20140328", new FunctionLogs(trail), signatures));
    this.sts = new StsQuery(service, signatures);
    this.network = network;
    this.faults = faults;
    this.log = log;
    this.control = control;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String requestId = requestId();
    exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
    var wire = new Wire(exchange);
    Optional<byte[]> body;
    try {
      body = body(exchange);
    } catch (IOException e) {
      wire.send(unreadable(requestId, e));
      return;
    }
    boolean toControl = exchange.getRequestURI().getPath().startsWith(OwnRequests.PATH);
    if (toControl && control.isPresent()) {
      control.get().answer(exchange, body, wire);
    } else {
      serve(exchange, body, requestId, wire);
    }
  }

  private void serve(HttpExchange exchange, Optional<byte[]> body, String requestId, Wire wire)
      throws IOException {
    Headers headers = exchange.getRequestHeaders();
    Protocol protocol = protocol(headers);
    RequestLog.Entry entry = note(protocol, headers, body.orElse(new byte[0]));
    wire.note(entry::answered);
    try {
      checkForm(exchange);
      byte[] bytes =
          body.orElseThrow(
              () -> new ServiceError("RequestEntityTooLargeException", 413, "Request too large"));
      var received = protocol.receive(headers, bytes, requestId);
      Wire.pause(network.delay());
      var faulty = new FaultyReply(protocol, this::account, requestId, wire);
      if (!network.admits()) {
        faulty.throttle();
        return;
      }
      Optional<Faults.Taken> fault = faults.take(received.operation());
      if (fault.isPresent()) {
        entry.met(fault.get().fault());
        faulty.send(fault.get(), received);
      } else {
        wire.send(received.answer().get());
      }
    } catch (ServiceError e) {
      wire.send(protocol.error(e, requestId));
    }
  }

  private Protocol protocol(Headers headers) {
    return StsQuery.speaks(headers)
        ? sts
        : others.stream().filter(other -> other.speaks(headers)).findFirst().orElse(json);
  }

  /// Says why a body cannot be read, to whoever still listens: the server of the JDK ends with an
  /// error at trailers behind a chunked body.
  private HttpReply unreadable(String requestId, IOException e) {
    return json.error(
        new ServiceError(
            "SerializationException", 400, "The body cannot be read: " + e.getMessage()),
        requestId);
  }

  private RequestLog.Entry note(Protocol protocol, Headers headers, byte[] body) {
    return log.add(
        service.clock().now(),
        protocol.operation(headers, body),
        Optional.ofNullable(headers.getFirst("Authorization")).orElse(""),
        Optional.ofNullable(headers.getFirst("User-Agent")).orElse(""),
        body);
  }

  private String account() {
    return service.with((account, now) -> account.id());
  }

  /// Returns how many bytes to read at most. Without the header, readNBytes would take a buffer of
  /// 16 KB for each of the small requests that there are thousands of.
  private static int length(Headers headers) {
    String length = headers.getFirst("Content-Length");
    if (length == null || headers.containsKey("Transfer-Encoding")) {
      return LARGEST_BODY + 1;
    }
    try {
      return (int) Math.min(Long.parseLong(length), LARGEST_BODY + 1L);
    } catch (NumberFormatException ignored) {
      return LARGEST_BODY + 1;
    }
  }

  /// Returns a UUID that need not be unpredictable.
  private static String requestId() {
    var random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  private static void checkForm(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")
        || !exchange.getRequestURI().getPath().equals("/")) {
      throw new ServiceError(
          "UnknownOperationException", 404, "The service is played on POST / alone");
    }
  }

  /// Empty if it is too large. What is too large is read to its end, within reason, so that the
  /// client gets to read the reply.
  private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(length(exchange.getRequestHeaders()));
    if (body.length <= LARGEST_BODY) {
      return Optional.of(body);
    }
    long rest = 4L * LARGEST_BODY;
    while (rest > 0) {
      long skipped = in.skip(rest);
      rest = skipped == 0 ? 0 : rest - skipped;
    }
    return Optional.empty();
  }
}
