package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Sentences about recorded calls.
public final class CallText {
  private CallText() {}

  /// Returns who made a call, from where and when.
  ///
  /// @param time how a point in time is written
  public static String of(TrailEvent call, Function<Instant, String> time) {
    return "CloudTrail has "
        + call.name()
        + " at "
        + time.apply(call.at())
        + " by "
        + call.caller().text()
        + call.errorCode().map(code -> ", refused with " + code).orElse("")
        + (call.jobIds().isEmpty() && !call.isPoll() ? ", without the job's id" : "")
        + ".";
  }

  /// Returns who polled last for the action type, or from when to when nobody is recorded.
  public static String ofPolls(Activity activity, Function<Instant, String> time) {
    if (!activity.polls().isEmpty()) {
      TrailEvent last = activity.polls().getFirst();
      return "Polled for last at "
          + time.apply(last.at())
          + " by "
          + last.caller().text()
          + "; newer records may be missing.";
    }
    if (activity.pollsCovered().isEmpty()) {
      return "It could not be seen who polls.";
    }
    TimeWindow covered = activity.pollsCovered().get();
    return (activity.hasPollsWithoutType()
            ? "Polls are recorded without their action type, the newest by "
                + activity.otherPolls().getFirst().caller().text()
            : "No poll for exactly this action type is recorded")
        + " ("
        + time.apply(covered.from())
        + " to "
        + time.apply(covered.to())
        + "; a record can be 85 minutes late).";
  }

  /// Returns that nobody is seen to have acknowledged a job of the action; empty if acknowledges
  /// could not be seen.
  public static Optional<String> notAcknowledged(Activity activity) {
    return activity.covered().stream()
        .filter(it -> it.of().startsWith("Acknowledge"))
        .findFirst()
        .map(
            _ ->
                "No acknowledge of a job of this action is recorded"
                    + (activity.excluded() == 0
                        ? "."
                        : "; %d recorded jobs are of other actions."
                            .formatted(activity.excluded())));
  }
}
