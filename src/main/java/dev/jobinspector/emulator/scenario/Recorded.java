package dev.jobinspector.emulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What CloudTrail and CloudWatch Logs have of a Region when the emulator starts.
///
/// @param late how long a call is not yet among the events
/// @param throttleAbove so many LookupEvents a second; 0 for no limit
public record Recorded(
    Duration late, Parameters parameters, int throttleAbove, List<Call> calls, List<Log> logs) {
  /// What CloudTrail is documented to take a second.
  public static final int TWO_A_SECOND = 2;

  /// Returns that nothing is recorded yet.
  public static Recorded nothing() {
    return new Recorded(Duration.ZERO, Parameters.SHOWN, TWO_A_SECOND, List.of(), List.of());
  }

  /// What an event tells of its request.
  public enum Parameters {
    SHOWN,
    HIDDEN,
    ABSENT;

    /// Returns its name in scenarios and in the control plane.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A call of CodePipeline, or calls that repeat.
  ///
  /// @param type that a poll asked for
  /// @param every how long between two; zero for one call
  /// @param until age of the last
  public record Call(
      String event,
      Optional<String> type,
      Map<String, String> query,
      Optional<String> job,
      Optional<String> error,
      String identity,
      String address,
      String userAgent,
      Duration age,
      Duration every,
      Duration until) {}

  /// Lines of a log group, a second apart.
  public record Log(String group, Duration age, List<String> lines) {}
}
