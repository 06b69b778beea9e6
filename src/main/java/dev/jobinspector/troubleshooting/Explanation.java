package dev.jobinspector.troubleshooting;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that went wrong, as a message for the user.
///
/// @param what happened
/// @param said the service's own words, if it said anything
/// @param next what to do about it
/// @param requestId by which AWS support finds the request
public record Explanation(
    String what, Optional<String> said, String next, Optional<String> requestId) {
  /// Of something that has no request.
  public static Explanation of(String what, String next) {
    return new Explanation(what, Optional.empty(), next, Optional.empty());
  }

  /// Returns all of it, a line for each part.
  public String text() {
    return Stream.of(
            Optional.of(what),
            Optional.of(next).filter(text -> !text.isEmpty()),
            said.map(text -> "The service said: " + text),
            requestId.map(id -> "Request id: " + id))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }
}
