package dev.jobinspector.job;

import java.util.List;
import java.util.Optional;

/// Which kind of action a job belongs to. A worker polls for exactly one. Values that come from the
/// service are taken as they are; the checks are for what a user types.
public record ActionTypeId(String category, String owner, String provider, String version) {
  /// The categories of the service model, in its order.
  public static final List<String> CATEGORIES =
      List.of("Source", "Build", "Deploy", "Test", "Invoke", "Approval", "Compute");

  public static final Constraint PROVIDER = Constraint.word("provider", 35);
  public static final Constraint VERSION = Constraint.word("version", 9);

  /// Returns why a provider is refused, in words; empty if it is accepted.
  public static Optional<String> providerProblem(String provider) {
    return PROVIDER.problemWith(provider);
  }

  /// Returns why a version is refused, in words; empty if it is accepted.
  public static Optional<String> versionProblem(String version) {
    return VERSION.problemWith(version);
  }

  /// Returns whether the account made it itself.
  public boolean isCustom() {
    return owner.equals("Custom");
  }

  /// Returns it on one line: `Deploy/Custom/CodeHaul/1`.
  public String text() {
    return String.join("/", category, owner, provider, version);
  }

  /// Returns the reverse of [#text()]; empty if the text is not of that form.
  public static Optional<ActionTypeId> parse(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 4
        ? Optional.of(new ActionTypeId(parts[0], parts[1], parts[2], parts[3]))
        : Optional.empty();
  }
}
