package dev.jobinspector.troubleshooting;

import java.util.Optional;

/// Something that went wrong, in words for the user.
///
/// @param what happened
/// @param next what to do about it
/// @param requestId by which AWS support finds the request
public record Explanation(String what, String next, Optional<String> requestId) {
  /// Of something that has no request.
  public static Explanation of(String what, String next) {
    return new Explanation(what, next, Optional.empty());
  }

  /// All of it, a sentence after the other.
  public String text() {
    String words = next.isEmpty() ? what : what + " " + next;
    return requestId.map(id -> words + " Request id: " + id).orElse(words);
  }
}
