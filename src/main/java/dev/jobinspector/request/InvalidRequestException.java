package dev.jobinspector.request;

import java.util.List;
import java.util.stream.Collectors;

/// A request that cannot be sent, with all that is wrong with it.
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Miss> misses;

  public InvalidRequestException(List<Miss> misses) {
    super(misses.stream().map(Miss::words).collect(Collectors.joining("\n")));
    this.misses = List.copyOf(misses);
  }

  static InvalidRequestException of(String rule, Place place) {
    return new InvalidRequestException(List.of(new Miss("", rule, place)));
  }

  /// At least one.
  public List<Miss> misses() {
    return misses;
  }

  /// One miss a line, for the user.
  public String words() {
    return misses.stream().map(Miss::words).collect(Collectors.joining("\n"));
  }
}
