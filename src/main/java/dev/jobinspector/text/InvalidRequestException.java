package dev.jobinspector.text;

import java.util.List;
import java.util.stream.Collectors;

/// A request that cannot be sent, with all that is wrong with it.
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidRequestException(List<Violation> violations) {
    super(violations.stream().map(Violation::userMessage).collect(Collectors.joining("\n")));
    this.violations = List.copyOf(violations);
  }

  public static InvalidRequestException of(String rule, SourceLocation location) {
    return new InvalidRequestException(List.of(new Violation("", rule, location)));
  }

  /// Returns at least one.
  public List<Violation> violations() {
    return violations;
  }

  /// Returns one violation a line, for the user.
  public String userMessage() {
    return violations.stream().map(Violation::userMessage).collect(Collectors.joining("\n"));
  }
}
