package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.activity.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sentences that findings share: times, what was read of an action, what is known of its job.
final class Wording {
  private Wording() {}

  /// As in `6 h 50 min`.
  static String length(Duration duration) {
    if (duration.toMinutes() == 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.toHours() == 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toMinutesPart() == 0
        ? duration.toHours() + " h"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  /// As in `since 2026-11-22T10:00:00Z (6 h 50 min)`; a format of one's own tells the length
  /// itself.
  static String since(Instant at, Evidence evidence) {
    return at.isAfter(evidence.now()) || !evidence.times().equals(Evidence.TimeFormat.UTC)
        ? "since " + evidence.time(at)
        : "since " + evidence.time(at) + " (" + length(Duration.between(at, evidence.now())) + ")";
  }

  static Instant at(Attempt attempt) {
    return attempt.conclusion().map(Conclusion::finishedAt).orElse(attempt.intent().startedAt());
  }

  /// Returns what the reads tell of the action: first the last word of whoever works on it.
  static List<String> ofAction(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    evidence
        .execution()
        .ifPresent(
            action -> {
              told(reporter(evidence.kind()), action, evidence).ifPresent(sentences::add);
              sentences.add(
                  "The action is "
                      + action.status().text()
                      + evidence.since().map(at -> " " + since(at, evidence)).orElse("")
                      + ".");
            });
    return sentences;
  }

  static Optional<String> told(String reporter, ActionExecution action, Evidence evidence) {
    return action
        .told()
        .summary()
        .map(text -> "“" + text + "”")
        .or(() -> action.told().id().map(id -> "execution id " + id))
        .map(
            text ->
                reporter
                    + " reported "
                    + text
                    + action
                        .updated()
                        .map(at -> ", last changed at " + evidence.time(at))
                        .orElse("")
                    + ".");
  }

  private static String reporter(CaseKind kind) {
    return switch (kind) {
      case LAMBDA -> "The function";
      case AWS_ACTION -> "The service";
      case CUSTOM, THIRD_PARTY, APPROVAL, ENTRY_CONDITION, TRANSITION, WAITING_EXECUTION, UNKNOWN ->
          "A worker";
    };
  }

  /// Returns which job it is, and which status was seen last.
  static Optional<String> ofJob(Evidence evidence) {
    return evidence
        .job()
        .map(
            likely ->
                "Job "
                    + likely.job().id()
                    + (likely.certain()
                        ? evidence
                            .status()
                            .map(status -> ": the last status seen is " + status.text())
                            .orElse(": no status of it was seen")
                        : ActivityFindings.isLikely(likely, evidence)
                            ? ": a worker of this action type acknowledged it after the action"
                                + " began, and its details could not be read"
                            : " was seen at this action, perhaps in an earlier execution")
                    + ".");
  }

  /// Returns who polls as a gap, unless it was looked up: then [#aboutJob] has what is missing.
  static List<Gap> whoPolls(Evidence evidence) {
    return evidence.activity().isPresent()
        ? List.of()
        : List.of(new Gap("Who polls for the action type", Optional.of("cloudtrail:LookupEvents")));
  }

  static Optional<String> ofType(Optional<ActionTypeId> type, Optional<KnownJob> job) {
    return type.or(() -> job.flatMap(KnownJob::actionType))
        .map(it -> "Its action type is " + it.text() + ".");
  }

  /// Returns the gaps of whoever looks for the job of an action.
  static List<Gap> aboutJob(Evidence evidence) {
    List<Gap> gaps = new ArrayList<>();
    boolean thirdParty = evidence.kind() == CaseKind.THIRD_PARTY;
    String details =
        thirdParty ? "codepipeline:GetThirdPartyJobDetails" : "codepipeline:GetJobDetails";
    evidence
        .known()
        .noDetails()
        .ifPresent(
            why -> gaps.add(new Gap("The job's details: " + why.message(), Optional.of(details))));
    gaps.addAll(ActivityFindings.gaps(evidence));
    if (evidence.job().isEmpty() && evidence.activity().isPresent()) {
      gaps.add(new Gap("Which job it is: no record leads to it", Optional.empty()));
    } else if (evidence.job().isEmpty()) {
      gaps.add(
          new Gap(
              "Which job it is: its id is in the worker's log and in CloudTrail",
              Optional.of("cloudtrail:LookupEvents")));
    } else if (evidence.itsJob().isEmpty()) {
      gaps.add(new Gap("Whether the job is of this execution: its details", Optional.of(details)));
    } else if (evidence.status().isEmpty()) {
      gaps.add(new Gap("The job's status: no read returns it", Optional.empty()));
    }
    if (evidence.known().attempts().isEmpty()) {
      gaps.add(new Gap("The history has no request about the job", Optional.empty()));
    }
    return gaps;
  }
}
