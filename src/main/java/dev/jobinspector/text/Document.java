package dev.jobinspector.text;

import java.util.List;

/// What was read of a document.
///
/// @param notes what was skipped while reading, in words; mostly empty
public record Document(Value root, List<String> notes) {
  /// Returns the root as the map that a request must be.
  ///
  /// @throws InvalidRequestException if it is something else
  public Value.Mapping mapping() {
    if (root instanceof Value.Mapping mapping) {
      return mapping;
    }
    throw InvalidRequestException.of(
        "A map of parameters is needed, but the document is " + root.kind() + ".",
        SourceLocation.NOWHERE);
  }
}
