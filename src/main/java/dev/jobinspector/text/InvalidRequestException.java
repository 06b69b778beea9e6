package dev.jobinspector.text;

import java.util.List;
import java.util.stream.Collectors;

/// A request that cannot be sent, with all that is wrong with it.
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> misses;

  public InvalidRequestException(List<Violation> misses) {
    super(misses.stream().map(Violation::userMessage).collect(Collectors.joining("\n")));
    this.misses = List.copyOf(misses);
  }

  public static InvalidRequestException of(String rule, SourceLocation place) {
    return new InvalidRequestException(List.of(new Violation("", rule, place)));
  }

  /// At least one.
  public List<Violation> misses() {
    return misses;
  }

  /// One miss a line, for the user.
  public String userMessage() {
    return misses.stream().map(Violation::userMessage).collect(Collectors.joining("\n"));
  }
}
