package dev.jobinspector.job.connection;

import java.time.Duration;
import java.util.Optional;

/// What is known of a connection beyond where it leads; more of it as answers come.
///
/// @param identity who makes the requests; empty while it is not known
/// @param credentials where the credentials come from, in words, such as `profile ops`
/// @param acting the profile whose credentials the writes go by, if it is another one
/// @param actingIdentity who makes the writes then
/// @param tiedHost the host that gets this profile's credentials because the user said so
/// @param clockOffset how far the service's clock is ahead of this machine's; empty before the
///   first reply
/// @param capabilities what the requests were allowed so far
/// @param next what the newest failure to get credentials asks for; empty while there are some
public record ConnectionState(
    Optional<CallerIdentity> identity,
    String credentials,
    Optional<String> acting,
    Optional<CallerIdentity> actingIdentity,
    Optional<String> tiedHost,
    Optional<Duration> clockOffset,
    Capabilities capabilities,
    Optional<NextStep> next) {
  /// More than that is explained in words: AWS refuses what is more than fifteen minutes off.
  private static final Duration NOTEWORTHY = Duration.ofMinutes(5);

  /// A connection of which nothing is known.
  public static final ConnectionState UNKNOWN =
      new ConnectionState(
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Capabilities.UNKNOWN,
          Optional.empty());

  /// Returns whether this machine's clock is so far off that the user should hear of it.
  public boolean isClockOff() {
    return clockOffset.filter(off -> off.abs().compareTo(NOTEWORTHY) > 0).isPresent();
  }
}
