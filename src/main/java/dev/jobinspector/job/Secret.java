package dev.jobinspector.job;

import java.util.Optional;

/// A text that is shown only on purpose: a credential, a continuation token, a configuration value.
/// It prints as [#MASK].
public record Secret(String reveal) {
  public static final String MASK = "••••••";

  private static final String MASK_REFUSED =
      "This is the mask that stands for a secret, not the secret itself.";

  /// Returns why a text that has the mask in it is refused; empty for any other text. What a masked
  /// value was is lost, so to send the mask in its place would only do harm.
  public static Optional<String> maskIn(String text) {
    return text.contains(MASK) ? Optional.of(MASK_REFUSED) : Optional.empty();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
