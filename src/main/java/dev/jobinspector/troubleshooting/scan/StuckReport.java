package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a scan found.
///
/// @param cases the longest first
/// @param unread what could not be read, by name
/// @param failures behind what could not be read
/// @param looked how many pipelines were looked at, those that could not be read among them
/// @param all how many there are
public record StuckReport(
    List<StuckCase> cases,
    List<UnreadPipeline> unread,
    List<JobFailure> failures,
    int looked,
    int all) {

  /// Returns whether the scan was stopped before its end.
  public boolean isStopped() {
    return looked < all;
  }

  /// Returns the same with other knowledge about jobs.
  ///
  /// @param attempts on a job, newest first
  public StuckReport knowing(List<KnownJob> known, Function<KnownJob, List<Attempt>> attempts) {
    return new StuckReport(
        cases.stream()
            .map(
                stuck -> {
                  LocalKnowledge here = LocalKnowledge.of(known);
                  StuckCase recognised = stuck.knowing(here);
                  return recognised
                      .job()
                      .map(job -> stuck.knowing(here.withAttempts(attempts.apply(job.job()))))
                      .orElse(recognised);
                })
            .toList(),
        unread,
        failures,
        looked,
        all);
  }

  /// Returns how far the scan came and what it missed, in a sentence or two.
  public String userMessage() {
    String found =
        switch (cases.size()) {
          case 0 -> "No case";
          case 1 -> "1 case";
          default -> "%,d cases".formatted(cases.size());
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
