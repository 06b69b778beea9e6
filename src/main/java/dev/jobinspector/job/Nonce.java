package dev.jobinspector.job;

import java.util.Optional;

/// The system-generated random number that a poll gives with a job; each poll has its own, and only
/// the one from the latest is accepted. 1 to 50 characters. A secret: it never prints.
public record Nonce(String value) {
  /// What the service model demands of it.
  public static final Constraint CONSTRAINT = Constraint.length("nonce", 1, 50);

  public Nonce {
    CONSTRAINT.require(value);
  }

  /// Returns why a text is no nonce, in words; empty if it is one.
  public static Optional<String> problemWith(String text) {
    return Secret.maskIn(text).or(() -> CONSTRAINT.problemWith(text));
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
