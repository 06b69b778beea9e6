package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.certain;
import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.troubleshooting.activity.CallText;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What follows from requests about the job that this program sent.
final class Attempts {
  static final Set<String> THROTTLED =
      Set.of(
          "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded");
  static final Set<String> DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "NotAuthorized");
  private static final Set<String> NOT_SIGNED_IN =
      Set.of(
          "ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "NoCredentials");

  /// A record of the attempt itself has about its time.
  private static final Duration APART = Duration.ofMinutes(1);

  private Attempts() {}

  /// A result was confirmed, and the action has not ended yet.
  static Optional<Finding> reported(Evidence evidence) {
    return evidence
        .attempts()
        .filter(Attempts::isWrite)
        .findFirst()
        .filter(attempt -> isResult(attempt) && has(attempt, Outcome.CONFIRMED))
        .filter(_ -> evidence.isInProgress())
        .map(
            attempt -> {
              boolean failure = attempt.intent().operation().verb() == Verb.PUT_FAILURE;
              return certain(
                      Weight.CAUTION,
                      failure
                          ? "You reported failure: waiting for the action to end"
                          : "You reported success: waiting for the action to end or to continue")
                  .because(
                      "The service confirmed your result at "
                          + evidence.time(Wording.at(attempt))
                          + ".")
                  .because(Wording.ofAction(evidence))
                  .then(
                      Act.WATCH,
                      failure
                          ? "Read it again in a moment; do not report again."
                          : "Read it again in a moment. With a continuation token a new job follows"
                              + " after about 30 seconds.",
                      Section.REPORTED);
            });
  }

  static Optional<Finding> unknownOutcome(Evidence evidence) {
    return newestWrite(evidence)
        .filter(attempt -> has(attempt, Outcome.UNKNOWN))
        .filter(attempt -> !Findings.isAcknowledged(attempt, evidence.status()))
        .map(
            attempt ->
                certain(Weight.CAUTION, "Your last attempt may have worked")
                    .because(
                        attempt.intent().operation().apiName()
                            + " was sent at "
                            + evidence.time(attempt.intent().startedAt())
                            + ", and no usable reply arrived: its outcome is unknown.")
                    .then(
                        Act.CHECK_OUTCOME,
                        "Read what happened before you repeat it; InvalidNonceException on a repeat"
                            + " may mean that it worked.",
                        Section.UNKNOWN_OUTCOME));
  }

  static Optional<Finding> rejectedNonce(Evidence evidence) {
    return newestWrite(evidence)
        .filter(Attempts::isRejectedNonce)
        .map(
            attempt -> {
              boolean mayBeYours =
                  evidence
                      .attempts()
                      .anyMatch(other -> isWrite(other) && has(other, Outcome.UNKNOWN));
              FindingText text =
                  mayBeYours
                      ? likely(Weight.CAUTION, "Your earlier attempt probably acknowledged the job")
                      : likely(
                          Weight.CAUTION, "Another worker has the job, or a later poll took it");
              return text.because(
                      "Your nonce was rejected at " + evidence.time(Wording.at(attempt)) + ".")
                  .because(Wording.ofAction(evidence))
                  .without(Wording.aboutJob(evidence))
                  .because(ActivityFindings.ofCalls(evidence))
                  .without(
                      evidence.activity().isPresent()
                          ? List.of()
                          : List.of(
                              new Gap(
                                  "Who acknowledged it", Optional.of("cloudtrail:LookupEvents"))))
                  .then(
                      Act.WATCH,
                      mayBeYours
                          ? "Look at the action in the pipeline: if its worker is working on it,"
                              + " the job was acknowledged by you."
                          : "Leave the job to whoever has it. Only the nonce from the latest poll"
                              + " is accepted.",
                      Section.NONCE);
            });
  }

  static Optional<Finding> throttled(Evidence evidence) {
    return newestWrite(evidence)
        .filter(attempt -> code(attempt, THROTTLED))
        .map(
            attempt ->
                certain(
                        Weight.CAUTION,
                        attempt.intent().operation().apiName() + " was throttled and did nothing")
                    .because(
                        "The service refused it at "
                            + evidence.time(Wording.at(attempt))
                            + ": too many requests of the account in this Region.")
                    .because(Wording.ofAction(evidence))
                    .without(Wording.aboutJob(evidence))
                    .then(
                        actOf(attempt),
                        "Wait some seconds and send it again. A worker whose result was throttled"
                            + " must send it again, too.",
                        Section.THROTTLED));
  }

  static Optional<Finding> denied(Evidence evidence) {
    return newestWrite(evidence)
        .filter(attempt -> isResult(attempt) && code(attempt, DENIED))
        .map(
            attempt ->
                certain(
                        Weight.CAUTION,
                        "A result of the job was denied: the job still waits for it")
                    .because(
                        "The service denied "
                            + attempt.intent().operation().apiName()
                            + " at "
                            + evidence.time(Wording.at(attempt))
                            + ": credentials of another account, or without the permission.")
                    .because(Wording.ofAction(evidence))
                    .without(
                        "The permission to report a result",
                        "codepipeline:" + attempt.intent().operation().apiName())
                    .then(
                        actOf(attempt),
                        "Report it with credentials of the pipeline's account that have the"
                            + " permission, on resource *.",
                        Section.DENIED));
  }

  static Optional<Finding> notSignedIn(Evidence evidence) {
    return newestWrite(evidence)
        .filter(attempt -> code(attempt, NOT_SIGNED_IN))
        .map(
            attempt ->
                certain(Weight.CAUTION, "The credentials were not accepted: nothing was done")
                    .because(
                        attempt.intent().operation().apiName()
                            + " failed at "
                            + evidence.time(Wording.at(attempt))
                            + ".")
                    .then(Act.SIGN_IN, "Sign in again, then send it again.", Section.SIGN_IN));
  }

  private static Act actOf(Attempt attempt) {
    return switch (attempt.intent().operation().verb()) {
      case PUT_FAILURE -> Act.REPORT_FAILURE;
      case PUT_SUCCESS -> Act.REPORT_SUCCESS;
      case RETRY_STAGE -> Act.RETRY_STAGE;
      case STOP -> Act.STOP_EXECUTION;
      case DISABLE_TRANSITION -> Act.DISABLE_TRANSITION;
      case ENABLE_TRANSITION -> Act.ENABLE_TRANSITION;
      case POLL, GET_DETAILS, READ_PIPELINE, ACKNOWLEDGE -> Act.WATCH;
    };
  }

  /// Returns what shows that another worker had acknowledged the job before an attempt; empty if
  /// nothing does.
  static Optional<String> acknowledgedBefore(Attempt attempt, Evidence evidence) {
    Instant sent = attempt.intent().startedAt();
    return evidence
        .known()
        .seenInProgress()
        .filter(sent::isAfter)
        .map(at -> "It was seen in progress at " + evidence.time(at) + ", before that.")
        .or(
            () ->
                evidence
                    .activity()
                    .flatMap(
                        found ->
                            found.calls().stream()
                                .filter(call -> call.isAcknowledge() && call.errorCode().isEmpty())
                                .filter(call -> isOfJob(call, evidence))
                                .filter(call -> call.at().isBefore(sent.minus(APART)))
                                .findFirst())
                    .map(call -> CallText.of(call, evidence::time)))
        .or(
            () ->
                evidence
                    .execution()
                    .filter(action -> action.updated().filter(sent::isAfter).isPresent())
                    .flatMap(action -> action.told().summary().or(action.told()::id))
                    .map(told -> "A worker had reported “%s” before that.".formatted(told)))
        .or(
            () ->
                evidence
                    .attempts()
                    .filter(other -> isRejectedNonce(other) && Wording.at(other).isBefore(sent))
                    .findFirst()
                    .map(
                        other ->
                            "Your nonce was rejected at "
                                + evidence.time(Wording.at(other))
                                + ", before that."));
  }

  private static boolean isOfJob(TrailEvent call, Evidence evidence) {
    return evidence.itsJob().filter(job -> call.jobIds().contains(job.id())).isPresent();
  }

  static Optional<Attempt> newestWrite(Evidence evidence) {
    return evidence.attempts().filter(Attempts::isWrite).findFirst();
  }

  static boolean isRejectedNonce(Attempt attempt) {
    return code(attempt, Set.of("InvalidNonceException"));
  }

  static boolean isResult(Attempt attempt) {
    Verb verb = attempt.intent().operation().verb();
    return verb == Verb.PUT_SUCCESS || verb == Verb.PUT_FAILURE;
  }

  static boolean is(Attempt attempt, Verb verb, Outcome outcome) {
    return attempt.intent().operation().verb() == verb && has(attempt, outcome);
  }

  static boolean isWrite(Attempt attempt) {
    return attempt.intent().operation().effect() == Operation.Effect.WRITE;
  }

  static boolean has(Attempt attempt, Outcome outcome) {
    return attempt.conclusion().filter(end -> end.outcome() == outcome).isPresent();
  }

  private static boolean code(Attempt attempt, Set<String> codes) {
    return attempt.conclusion().flatMap(Conclusion::errorCode).filter(codes::contains).isPresent();
  }
}
