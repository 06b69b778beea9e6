package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import dev.jobinspector.emulator.check.ServiceError;
import java.util.function.Supplier;

/// One of the protocols and services that SDKs speak here.
interface Protocol {
  /// Returns the operation that a request names, known or not; empty if it names none.
  String operation(Headers headers, byte[] body);

  /// Understands a request up to the point where the service would begin its work.
  ///
  /// @throws ServiceError if it is none
  Received receive(Headers headers, byte[] body, String requestId);

  /// Returns the service whose operations it carries, as policies name it.
  String service();

  /// Returns an error in the form that SDKs of this protocol read.
  HttpReply error(ServiceError error, String requestId);

  /// A request that has arrived.
  ///
  /// @param answer does the work
  record Received(String operation, Supplier<HttpReply> answer) {}
}
