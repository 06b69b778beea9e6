package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A service whose operations are played.
public interface PlayedService {
  /// A request that arrived.
  ///
  /// @param userAgent the client, as it names itself
  record Request(String operation, String region, JsonNode input, String userAgent) {}

  Set<String> names();

  /// Told of each request that arrived, before it is answered or meets a fault.
  void receive(Request request);

  /// Plays an operation.
  ///
  /// @throws ServiceError if the service refuses it
  OperationResult answer(Request request);
}
