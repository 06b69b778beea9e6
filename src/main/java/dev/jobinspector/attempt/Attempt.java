package dev.jobinspector.attempt;

import java.util.Optional;

/// One request the user made: a row of the history.
///
/// @param conclusion empty while the request is in progress
public record Attempt(Intent intent, Optional<Conclusion> conclusion) {
  /// Returns whether it stays as it is: it has ended, and its own process said how.
  public boolean isSettled() {
    return conclusion.filter(end -> !end.isGuess()).isPresent();
  }
}
