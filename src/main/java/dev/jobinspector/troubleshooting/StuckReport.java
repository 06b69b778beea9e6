package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.JobFailure;
import java.util.List;
import java.util.Optional;

/// What a scan found.
///
/// @param stuck the longest first
/// @param unread what could not be read, by name
/// @param failures behind what could not be read
/// @param looked how many pipelines were looked at, those that could not be read among them
/// @param all how many there are
public record StuckReport(
    List<StuckAction> stuck,
    List<UnreadPipeline> unread,
    List<JobFailure> failures,
    int looked,
    int all) {

  /// Returns whether the scan was stopped before its end.
  public boolean isStopped() {
    return looked < all;
  }

  /// Returns what a scan without known jobs found, with the jobs of stuck actions that are among
  /// those.
  public StuckReport recognising(List<KnownJob> known) {
    return new StuckReport(
        stuck.stream().map(action -> action.recognisedAmong(known)).toList(),
        unread,
        failures,
        looked,
        all);
  }

  /// Returns how far the scan came and what it missed, in a sentence or two.
  public String userMessage() {
    String found =
        switch (stuck.size()) {
          case 0 -> "No stuck action";
          case 1 -> "1 stuck action";
          default -> "%,d stuck actions".formatted(stuck.size());
        };
    return found
        + (isStopped()
            ? " in %,d of %,d pipelines: the scan was stopped before the others."
                .formatted(looked, all)
            : " in %,d %s.".formatted(all, all == 1 ? "pipeline" : "pipelines"))
        + (unread.isEmpty() ? "" : " %,d could not be read.".formatted(unread.size()));
  }

  /// Returns the failure that weighs most: one that nobody knows the reason of, before one that was
  /// refused.
  public Optional<JobFailure> mostSevere() {
    return failures.stream()
        .filter(failure -> !(failure instanceof JobFailure.Rejected))
        .findFirst()
        .or(() -> failures.stream().findFirst());
  }
}
