package dev.jobinspector.codepipeline.transport;

import java.time.Duration;

/// How long a request may take.
///
/// @param connect until the connection stands
/// @param read between two bytes of the reply
/// @param call for everything, a reply that drips in and the retries of a read included
public record TimeLimits(Duration connect, Duration read, Duration call) {
  /// Long enough for a slow link, short enough that a user still waits.
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));
}
