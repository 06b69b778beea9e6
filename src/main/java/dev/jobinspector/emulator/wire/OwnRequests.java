package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/// Answers what is asked of the emulator itself and not of the service that it plays.
public interface OwnRequests {
  /// What their paths begin with.
  String PATH = "/_emulator/";

  /// @param body empty if it was too large to be read
  void answer(HttpExchange exchange, Optional<byte[]> body, Wire wire) throws IOException;
}
