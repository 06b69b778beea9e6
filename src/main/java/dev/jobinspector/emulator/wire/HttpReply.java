package dev.jobinspector.emulator.wire;

import java.util.Optional;

/// A reply before it is sent. `errorType` goes into the header `x-amzn-ErrorType`.
public record HttpReply(int status, String contentType, String body, Optional<String> errorType) {
  public static HttpReply of(int status, String contentType, String body) {
    return new HttpReply(status, contentType, body, Optional.empty());
  }
}
