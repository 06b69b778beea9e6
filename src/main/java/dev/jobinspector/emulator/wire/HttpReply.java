package dev.jobinspector.emulator.wire;

import java.util.Optional;

/// A reply before it is sent. `errorType` goes into the header `x-amzn-ErrorType`.
record HttpReply(int status, String contentType, String body, Optional<String> errorType) {
  static HttpReply of(int status, String contentType, String body) {
    return new HttpReply(status, contentType, body, Optional.empty());
  }
}
