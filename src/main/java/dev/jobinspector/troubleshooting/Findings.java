package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.troubleshooting.Finding.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// From evidence to findings. Each rule looks at what the ways of getting stuck leave behind.
public final class Findings {
  private Findings() {}

  /// What the evidence shows, the weightiest first.
  public static List<Finding> of(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    lastStatus(evidence).flatMap(Findings::ofStatus).ifPresent(findings::add);
    unknownOutcome(evidence).ifPresent(findings::add);
    staleNonce(evidence).ifPresent(findings::add);
    missingToken(evidence).ifPresent(findings::add);
    continuation(evidence).ifPresent(findings::add);
    temporaryCredentials(evidence).ifPresent(findings::add);
    findings.sort(Comparator.comparing(Finding::weight));
    return List.copyOf(findings);
  }

  /// The newest attempt of which nobody knows whether it was carried out, unless a later one was
  /// confirmed and so settled what is so now.
  ///
  /// @param attempts on one job, newest first
  public static Optional<Attempt> inDoubt(List<Attempt> attempts) {
    return attempts.stream()
        .filter(Findings::isWrite)
        .takeWhile(attempt -> !has(attempt, Outcome.CONFIRMED))
        .filter(attempt -> has(attempt, Outcome.UNKNOWN))
        .findFirst();
  }

  private static Optional<JobStatus> lastStatus(Evidence evidence) {
    return evidence
        .job()
        .status()
        .or(
            () ->
                evidence.attempts().stream()
                    .flatMap(attempt -> attempt.conclusion().stream())
                    .flatMap(conclusion -> conclusion.status().stream())
                    .findFirst());
  }

  static Optional<Finding> ofStatus(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED ->
          found(
              Weight.NOTE,
              "Not yet available to workers",
              "The job is created but not enqueued.",
              "Wait: CodePipeline enqueues it by itself.");
      case JobStatus.Known.QUEUED ->
          found(
              Weight.STUCK,
              "Waiting for a worker to poll",
              "The job is queued; in the console its action only shows as in progress.",
              "Check that a worker runs and polls for exactly this action type in this Region, and"
                  + " that its query value matches. Polling from here hands the job to you.");
      case JobStatus.Known.DISPATCHED ->
          found(
              Weight.STUCK,
              "Handed out, never acknowledged",
              "A poll took the job and nobody confirmed it; until it is handed out again no other"
                  + " worker sees it.",
              "Acknowledge it with the nonce of that poll if the work is yours, or wait for the"
                  + " next hand-out.");
      case JobStatus.Known.IN_PROGRESS ->
          found(
              Weight.CAUTION,
              "Acknowledged, no result yet",
              "CodePipeline waits for the worker's result until the time-out: 24 hours for a custom"
                  + " action.",
              "Look into the worker's log. If the worker is gone, report a failure for the job to"
                  + " free the pipeline.");
      case JobStatus.Known.TIMED_OUT ->
          found(
              Weight.STUCK,
              "Timed out",
              "The job was not finished in time; it takes no result any more.",
              "Retry the stage: that makes a new job with a new id.");
      case JobStatus.Known.SUCCEEDED ->
          found(
              Weight.NOTE,
              "Finished: succeeded",
              "A worker reported success.",
              "If the action is still in progress, the result continued it: look for its newer"
                  + " job.");
      case JobStatus.Known.FAILED ->
          found(
              Weight.NOTE,
              "Finished: failed",
              "A worker reported failure.",
              "Read the action's error in the pipeline, then retry the stage.");
      case JobStatus.Unrecognised(var text) ->
          found(
              Weight.CAUTION,
              "A status that this version does not know: " + text,
              "The service model has grown since this version was built.",
              "Treat the job as not yours, and look for a newer version of this program.");
    };
  }

  private static Optional<Finding> unknownOutcome(Evidence evidence) {
    boolean newestIsUnknown =
        evidence.attempts().stream()
            .filter(attempt -> isWrite(attempt))
            .findFirst()
            .map(attempt -> has(attempt, Outcome.UNKNOWN))
            .orElse(false);
    return newestIsUnknown
        ? found(
            Weight.CAUTION,
            "Your last attempt may have worked",
            "No usable reply came, so its outcome is unknown.",
            "Ask what happened, above, before you repeat it; InvalidNonce on a repeat may mean that"
                + " it worked.")
        : Optional.empty();
  }

  private static Optional<Finding> staleNonce(Evidence evidence) {
    boolean newestIsStale =
        evidence.attempts().stream()
            .filter(attempt -> isWrite(attempt))
            .findFirst()
            .flatMap(Attempt::conclusion)
            .flatMap(conclusion -> conclusion.errorCode())
            .map("InvalidNonceException"::equals)
            .orElse(false);
    boolean mayBeYours =
        evidence.attempts().stream()
            .filter(Findings::isWrite)
            .anyMatch(attempt -> has(attempt, Outcome.UNKNOWN));
    if (newestIsStale && mayBeYours) {
      return found(
          Weight.CAUTION,
          "Probably acknowledged by your earlier attempt",
          "The nonce is not accepted any more, and the outcome of an earlier attempt of yours is"
              + " unknown.",
          "Look at the action in the pipeline: if its worker is at work, the acknowledge was"
              + " yours.");
    }
    return newestIsStale
        ? found(
            Weight.CAUTION,
            "The nonce you used is not the newest",
            "The job was handed out again, or another worker has claimed it.",
            "Use the nonce of the newest hand-out; if there was none of yours, leave the job to its"
                + " worker.")
        : Optional.empty();
  }

  private static Optional<Finding> missingToken(Evidence evidence) {
    return evidence.job().kind() == JobKind.THIRD_PARTY && evidence.job().clientToken().isEmpty()
        ? found(
            Weight.NOTE,
            "The client token is needed",
            "A third-party job tells nothing without the token of its client.",
            "Look the token up by the client id that the poll returned.")
        : Optional.empty();
  }

  private static Optional<Finding> continuation(Evidence evidence) {
    return evidence.details().flatMap(details -> details.data("continuationToken")).isPresent()
        ? found(
            Weight.NOTE,
            "One of a chain of jobs",
            "The job carries a continuation token: the worker reports progress by ending a job and"
                + " getting a new one.",
            "The job id changes with each continuation: work on the newest. A chain that never ends"
                + " holds the action until its time-out.")
        : Optional.empty();
  }

  private static Optional<Finding> temporaryCredentials(Evidence evidence) {
    return evidence.details().flatMap(details -> details.data("artifactCredentials")).isPresent()
        ? found(
            Weight.NOTE,
            "The artifact credentials are temporary",
            "A long job that kept its first ones fails at S3 when they expire.",
            "A worker gets fresh ones by asking for the details again.")
        : Optional.empty();
  }

  private static boolean isWrite(Attempt attempt) {
    return switch (attempt.intent().operation().effect()) {
      case READ -> false;
      case WRITE -> true;
    };
  }

  private static boolean has(Attempt attempt, Outcome outcome) {
    return attempt.conclusion().map(c -> c.outcome() == outcome).orElse(false);
  }

  private static Optional<Finding> found(Weight weight, String title, String reason, String next) {
    return Optional.of(new Finding(weight, title, reason, next));
  }
}
