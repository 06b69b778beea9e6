package dev.jobinspector.emulator.wire;

import dev.jobinspector.emulator.check.ServiceError;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/// Answers a request with a planned fault.
final class FaultyReply {
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Protocol protocol;
  private final Supplier<String> account;
  private final String requestId;
  private final Wire wire;

  FaultyReply(Protocol protocol, Supplier<String> account, String requestId, Wire wire) {
    this.protocol = protocol;
    this.account = account;
    this.requestId = requestId;
    this.wire = wire;
  }

  void send(Faults.Taken taken, Protocol.Received received) throws IOException {
    switch (taken.fault()) {
      case THROTTLE -> throttle();
      case ERROR_500 -> refuse("InternalFailure", 500, "The request failed for an unknown reason");
      case ERROR_503 -> refuse("ServiceUnavailable", 503, "The service is unavailable");
      case ACCESS_DENIED ->
          refuse(
              "AccessDeniedException",
              400,
              "User: arn:aws:iam::%s:user/emulator is not authorized to perform: %s:%s"
                  .formatted(account.get(), protocol.service(), received.operation()));
      case EXPIRED_TOKEN ->
          refuse(
              "ExpiredTokenException",
              400,
              "The security token included in the request is expired");
      case CLOSE_BEFORE -> wire.drop();
      case CLOSE_AFTER_COMMIT -> {
        reply(received);
        wire.drop();
      }
      case GARBAGE -> {
        HttpReply lost = reply(received);
        wire.send(HttpReply.of(200, lost.contentType(), "<html>this is not what you asked for"));
      }
      case TRUNCATED -> wire.sendHalf(reply(received));
      case HANG -> {
        reply(received);
        wire.hang();
      }
      case SLOW -> wire.sendAfter(SLOW, reply(received));
      case DELAY -> wire.sendAfter(taken.delay(), reply(received));
    }
  }

  void throttle() throws IOException {
    refuse("ThrottlingException", 400, "Rate exceeded");
  }

  private HttpReply reply(Protocol.Received received) {
    try {
      return received.answer().get();
    } catch (ServiceError e) {
      return protocol.error(e, requestId);
    }
  }

  private void refuse(String code, int status, String message) throws IOException {
    wire.send(protocol.error(new ServiceError(code, status, message), requestId));
  }
}
