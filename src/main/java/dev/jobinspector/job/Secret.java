package dev.jobinspector.job;

/// A text that is shown only on purpose: a credential, a continuation token, a configuration value.
/// It prints as [#MASK].
public record Secret(String reveal) {
  public static final String MASK = "••••••";

  @Override
  public String toString() {
    return MASK;
  }
}
