package dev.jobinspector.emulator.wire;

import java.util.Optional;

/// A reply before it is sent. `errorType` goes into the header `x-amzn-ErrorType`.
record Reply(int status, String contentType, String body, Optional<String> errorType) {
  static Reply of(int status, String contentType, String body) {
    return new Reply(status, contentType, body, Optional.empty());
  }
}
