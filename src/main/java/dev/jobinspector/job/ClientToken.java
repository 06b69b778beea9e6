package dev.jobinspector.job;

import java.util.Optional;

/// The secret half of the client id and client token pair by which a partner proves that a
/// third-party job is its own. 1 to 256 characters. It never prints.
public record ClientToken(String value) {
  /// What the service model demands of it.
  public static final Constraint CONSTRAINT = Constraint.length("client token", 1, 256);

  public ClientToken {
    CONSTRAINT.require(value);
  }

  /// Returns why a text is no client token, in words; empty if it is one.
  public static Optional<String> problemWith(String text) {
    return Secret.maskIn(text).or(() -> CONSTRAINT.problemWith(text));
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
