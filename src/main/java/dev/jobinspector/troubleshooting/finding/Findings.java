package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// From evidence to findings. Each rule looks at what the ways of getting stuck leave behind.
public final class Findings {
  private Findings() {}

  /// Returns what the evidence shows, the weightiest first.
  public static List<Finding> of(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    evidence
        .execution()
        .map(action -> StuckCauses.likely(action, evidence.job(), evidence.others()))
        .or(() -> evidence.status().flatMap(Findings::ofStatus))
        .ifPresent(findings::add);
    unknownOutcome(evidence).ifPresent(findings::add);
    staleNonce(evidence).ifPresent(findings::add);
    missingToken(evidence).ifPresent(findings::add);
    continuation(evidence).ifPresent(findings::add);
    temporaryCredentials(evidence).ifPresent(findings::add);
    findings.sort(Comparator.comparing(Finding::weight));
    return List.copyOf(findings);
  }

  /// Returns the newest attempt of which nobody knows whether it was carried out, unless a later
  /// one was confirmed and so settled what is so now.
  ///
  /// @param attempts on one job, newest first
  public static Optional<Attempt> inDoubt(List<Attempt> attempts) {
    return attempts.stream()
        .filter(Findings::isWrite)
        .takeWhile(attempt -> !has(attempt, Outcome.CONFIRMED))
        .filter(attempt -> has(attempt, Outcome.UNKNOWN))
        .findFirst();
  }

  static Optional<Finding> ofStatus(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED ->
          found(
              Weight.NOTE,
              "Not yet available to workers",
              "The job is created but not yet queued.",
              "Wait: CodePipeline queues it automatically.");
      case JobStatus.Known.QUEUED ->
          found(
              Weight.STUCK,
              "Waiting for a worker to poll",
              "The job is queued; in the console its action only shows as in progress.",
              "Check that a worker runs and polls for exactly this action type in this Region, and"
                  + " that its query value matches. Polling from here dispatches the job to you.");
      case JobStatus.Known.DISPATCHED ->
          found(
              Weight.STUCK,
              "Dispatched, never acknowledged",
              "A poll returned the job and no worker acknowledged it; until it returns to the"
                  + " queue, no other worker gets it.",
              "Acknowledge it with the nonce from that poll if the job is yours, or wait until it"
                  + " is queued and poll again.");
      case JobStatus.Known.IN_PROGRESS ->
          found(
              Weight.CAUTION,
              "Acknowledged, no result yet",
              "CodePipeline waits for the worker's result until the timeout: 24 hours for a custom"
                  + " action.",
              "Read the worker's log. If the worker is gone, report a failure for the job to"
                  + " release the pipeline.");
      case JobStatus.Known.TIMED_OUT ->
          found(
              Weight.STUCK,
              "Timed out",
              "The job did not finish before its timeout; it no longer accepts a result.",
              "Retry the stage: that creates a new job with a new id.");
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
              "The service added it after this version was built.",
              "Do not work on the job, and check for a newer version of this program.");
    };
  }

  private static Optional<Finding> unknownOutcome(Evidence evidence) {
    boolean newestIsUnknown =
        evidence.known().attempts().stream()
            .filter(attempt -> isWrite(attempt))
            .findFirst()
            .map(attempt -> has(attempt, Outcome.UNKNOWN))
            .orElse(false);
    return newestIsUnknown
        ? found(
            Weight.CAUTION,
            "Your last attempt may have worked",
            "No usable reply arrived, so its outcome is unknown.",
            "Use “What happened?” above before you repeat it; InvalidNonceException on a repeat may"
                + " mean that it worked.")
        : Optional.empty();
  }

  private static Optional<Finding> staleNonce(Evidence evidence) {
    boolean newestIsStale =
        evidence.known().attempts().stream()
            .filter(attempt -> isWrite(attempt))
            .findFirst()
            .flatMap(Attempt::conclusion)
            .flatMap(conclusion -> conclusion.errorCode())
            .map("InvalidNonceException"::equals)
            .orElse(false);
    boolean mayBeYours =
        evidence.known().attempts().stream()
            .filter(Findings::isWrite)
            .anyMatch(attempt -> has(attempt, Outcome.UNKNOWN));
    if (newestIsStale && mayBeYours) {
      return found(
          Weight.CAUTION,
          "Probably acknowledged by your earlier attempt",
          "The nonce is no longer accepted, and the outcome of your earlier attempt is unknown.",
          "Look at the action in the pipeline: if its worker is working on it, the job was"
              + " acknowledged by you.");
    }
    return newestIsStale
        ? found(
            Weight.CAUTION,
            "The nonce is not from the latest poll",
            "A later poll returned the job with a new nonce, or another worker has acknowledged"
                + " it.",
            "Use the nonce from the latest poll; if that poll was not yours, leave the job to its"
                + " worker.")
        : Optional.empty();
  }

  private static Optional<Finding> missingToken(Evidence evidence) {
    return evidence
            .itsJob()
            .filter(job -> job.kind() == JobKind.THIRD_PARTY && job.clientToken().isEmpty())
            .isPresent()
        ? found(
            Weight.NOTE,
            "The client token is needed",
            "The details of a third-party job can be read only with its client token.",
            "Look the token up by the client id that the poll returned.")
        : Optional.empty();
  }

  private static Optional<Finding> continuation(Evidence evidence) {
    return evidence
            .known()
            .details()
            .flatMap(details -> details.data("continuationToken"))
            .isPresent()
        ? found(
            Weight.NOTE,
            "The work continues in further jobs",
            "The job has a continuation token: its worker continues the work by ending one job and"
                + " getting the next.",
            "The job id changes with each continuation: use the newest. A continuation that never"
                + " ends blocks the action until its timeout.")
        : Optional.empty();
  }

  private static Optional<Finding> temporaryCredentials(Evidence evidence) {
    return evidence
            .known()
            .details()
            .flatMap(details -> details.data("artifactCredentials"))
            .isPresent()
        ? found(
            Weight.NOTE,
            "The artifact credentials are temporary",
            "A long job that keeps using its first credentials fails at Amazon S3 when they"
                + " expire.",
            "A worker gets new credentials by requesting the details again.")
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
    return Optional.of(
        new Finding(
            weight, Certainty.LIKELY, title, List.of(reason), List.of(), Act.WATCH, next, "jobs"));
  }
}
