package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// From evidence to findings: one rule for each way of being stuck.
public final class Findings {
  private interface Rule extends Function<Evidence, Optional<Finding>> {}

  /// Of these the first that fits is the cause: what is known of the job tells more than what is
  /// read of its action.
  private static final List<Rule> CAUSES =
      List.of(
          JobFindings::ended,
          Attempts::reported,
          Attempts::denied,
          Attempts::throttled,
          ActivityFindings::denied,
          ActivityFindings::throttled,
          FunctionFindings::failed,
          JobFindings::backInQueue,
          Findings::nonceOfUnseenJob,
          JobFindings::continuation,
          Findings::ofPolledJob,
          FunctionFindings::ended,
          ActionFindings::function,
          ActionFindings::told,
          ActionFindings::busy,
          ActivityFindings::otherQuery,
          ActivityFindings::polledByHand,
          ActivityFindings::polled,
          ActivityFindings::notPolled,
          ActionFindings::silent,
          ActionFindings::approval,
          ActionFindings::awsAction,
          ActionFindings::unknownType,
          StageFindings::transition,
          StageFindings::condition,
          StageFindings::waitingExecution);

  /// What is good to know beside the cause.
  private static final List<Rule> BESIDE =
      List.of(
          Attempts::unknownOutcome,
          Attempts::rejectedNonce,
          Attempts::notSignedIn,
          DetailFindings::credentials,
          DetailFindings::missingToken,
          StageFindings::waitingBehind);

  private Findings() {}

  /// Returns what the evidence shows, the weightiest first; of a case, never nothing.
  public static List<Finding> of(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    first(CAUSES, evidence).ifPresent(findings::add);
    List<String> sections = findings.stream().map(Finding::section).toList();
    BESIDE.stream()
        .flatMap(rule -> rule.apply(evidence).stream())
        .filter(finding -> !sections.contains(finding.section()))
        .sorted(Comparator.comparing(Finding::weight))
        .forEach(findings::add);
    // The cause stays first among those that weigh the same.
    findings.sort(Comparator.comparing(Finding::weight));
    return List.copyOf(findings);
  }

  private static Optional<Finding> first(List<Rule> rules, Evidence evidence) {
    return rules.stream().flatMap(rule -> rule.apply(evidence).stream()).findFirst();
  }

  /// A rejected nonce is the cause if no later status of the job was seen.
  private static Optional<Finding> nonceOfUnseenJob(Evidence evidence) {
    return evidence.status().filter(status -> status != JobStatus.Known.DISPATCHED).isPresent()
        ? Optional.empty()
        : Attempts.rejectedNonce(evidence);
  }

  /// A function's job is in progress from the start: its status tells nothing.
  private static Optional<Finding> ofPolledJob(Evidence evidence) {
    return evidence.kind() == CaseKind.LAMBDA && evidence.isInProgress()
        ? Optional.empty()
        : JobFindings.ofStatus(evidence);
  }

  /// Returns the newest attempt of which nobody knows whether it was carried out, unless a later
  /// one was confirmed, or the status of the job shows it, and so settled what is so now.
  ///
  /// @param attempts on one job, newest first
  /// @param status of the job that was seen last
  public static Optional<Attempt> inDoubt(List<Attempt> attempts, Optional<JobStatus> status) {
    return attempts.stream()
        .filter(Attempts::isWrite)
        .takeWhile(attempt -> !Attempts.has(attempt, Outcome.CONFIRMED))
        .filter(attempt -> Attempts.has(attempt, Outcome.UNKNOWN))
        .findFirst()
        .filter(attempt -> !isAcknowledged(attempt, status));
  }

  /// Returns whether an attempt to acknowledge is settled: only an acknowledge puts a job in
  /// progress.
  public static boolean isAcknowledged(Attempt attempt, Optional<JobStatus> status) {
    return attempt.intent().operation().verb() == Verb.ACKNOWLEDGE
        && status.equals(Optional.of(JobStatus.Known.IN_PROGRESS));
  }
}
