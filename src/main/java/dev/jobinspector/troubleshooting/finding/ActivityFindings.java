package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.CallText;
import dev.jobinspector.troubleshooting.activity.FunctionLog;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What follows from what AWS recorded. A record shows that a call was made; that there is none
/// shows nothing for certain.
final class ActivityFindings {
  private static final int MOST_CALLS = 3;

  /// A worker polls more often than that.
  private static final Duration STEADY = Duration.ofMinutes(10);

  private ActivityFindings() {}

  /// A result that a worker or a function sent was denied.
  static Optional<Finding> denied(Evidence evidence) {
    return refusedResult(evidence, Attempts.DENIED)
        .or(() -> FunctionFindings.logged(evidence, FunctionLog::denied))
        .map(
            sentence ->
                likely(Weight.STUCK, "A result of the job was denied: the job still waits for it")
                    .because(sentence)
                    .because(
                        "Its role lacks the permission, or the call was made with credentials of"
                            + " another account.")
                    .because(Wording.ofAction(evidence))
                    .because(Wording.ofJob(evidence))
                    .without(gaps(evidence))
                    .then(
                        canReport(evidence) ? Act.REPORT_FAILURE : Act.WATCH,
                        "Allow codepipeline:PutJobSuccessResult and PutJobFailureResult on resource"
                            + " * to that role, in the pipeline's account. Then report a failure"
                            + " for this job, or wait for its timeout, and retry the stage.",
                        Section.DENIED));
  }

  static Optional<Finding> throttled(Evidence evidence) {
    return refusedResult(evidence, Attempts.THROTTLED)
        .or(() -> FunctionFindings.logged(evidence, FunctionLog::throttled))
        .map(
            sentence ->
                likely(
                        Weight.STUCK,
                        "A result of the job was throttled: the job still waits for it")
                    .because(sentence)
                    .because(Wording.ofAction(evidence))
                    .because(Wording.ofJob(evidence))
                    .without(gaps(evidence))
                    .then(
                        canReport(evidence) ? Act.REPORT_FAILURE : Act.WATCH,
                        "Read the worker's log for the result, and have it sent again: a worker"
                            + " must repeat what was throttled.",
                        Section.THROTTLED));
  }

  static boolean canReport(Evidence evidence) {
    return evidence.itsJob().isPresent();
  }

  /// The newest result of its job, if that was refused so; of a function, the newest of its own.
  private static Optional<String> refusedResult(Evidence evidence, Set<String> codes) {
    boolean function = evidence.kind() == CaseKind.LAMBDA;
    return evidence.activity().filter(_ -> evidence.isInProgress()).stream()
        .flatMap(it -> it.calls().stream())
        .filter(TrailEvent::isResult)
        .filter(
            call -> evidence.itsJob().map(job -> call.jobIds().contains(job.id())).orElse(function))
        .findFirst()
        .filter(call -> call.errorCode().filter(codes::contains).isPresent())
        .map(call -> CallText.of(call, evidence::time));
  }

  /// Somebody polls for the type, but for other values than the action has.
  static Optional<Finding> otherQuery(Evidence evidence) {
    return ofUnseenJob(evidence)
        .filter(activity -> !activity.polls().isEmpty() && fitting(evidence).isEmpty())
        .filter(activity -> !activity.hasPollsWithoutType())
        .map(
            activity ->
                likely(Weight.STUCK, "Workers poll for this action type with other query values")
                    .because(
                        "The action has "
                            + text(shared(activity.polls(), configuration(evidence)))
                            + "; the newest poll asked for "
                            + text(activity.polls().getFirst().query())
                            + ".")
                    .because(ofCalls(evidence))
                    .because(Wording.ofAction(evidence))
                    .without(Wording.aboutJob(evidence))
                    .then(
                        Act.WATCH,
                        "Compare the two values, character by character: correct the worker, or the"
                            + " action's configuration. A query value is at most 20 characters.",
                        Section.OTHER_QUERY));
  }

  /// A poll by the AWS CLI after the action began, and no acknowledge that is recorded.
  static Optional<Finding> polledByHand(Evidence evidence) {
    List<TrailEvent> since =
        fitting(evidence).stream()
            .filter(poll -> evidence.since().filter(poll.at()::isAfter).isPresent())
            .toList();
    return ofUnseenJob(evidence)
        .flatMap(_ -> since.stream().filter(poll -> isByHand(poll, since)).findFirst())
        .map(
            poll ->
                likely(
                        Weight.STUCK,
                        "A poll by hand may have taken the job, and no acknowledge is recorded")
                    .because(CallText.of(poll, evidence::time))
                    .because(Wording.ofAction(evidence))
                    .because(notAcknowledged(evidence))
                    .without(Wording.aboutJob(evidence))
                    .then(
                        Act.WATCH,
                        "Ask whoever polled. A job that was dispatched and not acknowledged returns"
                            + " to the queue by itself.",
                        Section.DISPATCHED));
  }

  /// A worker polls again and again, also one that is a script.
  private static boolean isByHand(TrailEvent poll, List<TrailEvent> since) {
    return poll.caller()
            .userAgent()
            .filter(client -> client.startsWith("aws-cli") || client.contains("CloudShell"))
            .isPresent()
        && since.stream().filter(other -> other.caller().isLike(poll.caller())).count() <= 2;
  }

  /// A worker that polls for exactly this type, also one whose newest polls may still be missing.
  static Optional<Finding> polled(Evidence evidence) {
    return ofUnseenJob(evidence)
        .filter(activity -> !fitting(evidence).isEmpty() && !hasStoppedPolling(activity, evidence))
        .map(
            activity ->
                likely(Weight.STUCK, "A worker polls for this action type and has reported nothing")
                    .because(ofCalls(evidence))
                    .because(Wording.ofAction(evidence))
                    .because(notAcknowledged(evidence))
                    .because(
                        "It is busy, it asks for another query value, the job was dispatched and"
                            + " not acknowledged, or it has the job and reports only at the end:"
                            + " records cannot tell these apart.")
                    .because(JobFindings.timeout(evidence))
                    .without(Wording.aboutJob(evidence))
                    .then(
                        Act.WATCH,
                        "Read the log of that worker around "
                            + evidence.since().map(evidence::time).orElse("the start")
                            + " for the job's id.",
                        Section.POLLED));
  }

  private static boolean hasStoppedPolling(Activity activity, Evidence evidence) {
    return evidence
        .since()
        .filter(start -> activity.recordedUntil().isAfter(start.plus(STEADY)))
        .filter(start -> fitting(evidence).stream().noneMatch(poll -> poll.at().isAfter(start)))
        .isPresent();
  }

  /// No poll for the type, while newer records than the start of the action are there.
  static Optional<Finding> notPolled(Evidence evidence) {
    return ofUnseenJob(evidence)
        .filter(activity -> !activity.hasPollsWithoutType() && activity.pollsCovered().isPresent())
        .filter(
            activity ->
                activity.polls().isEmpty()
                    ? evidence.since().filter(activity.recordedUntil()::isAfter).isPresent()
                    : hasStoppedPolling(activity, evidence))
        .map(
            activity ->
                likely(
                        Weight.STUCK,
                        activity.polls().isEmpty()
                            ? "No poll for exactly this action type is recorded"
                            : "No poll for this action type is recorded since the action began")
                    .because(ofCalls(evidence))
                    .because(Wording.ofType(Optional.of(activity.type()), Optional.empty()))
                    .because(Wording.ofAction(evidence))
                    .because(notAcknowledged(evidence))
                    .without(Wording.aboutJob(evidence))
                    .then(
                        Act.WATCH,
                        "Check that its worker is running, and in this account and Region: no"
                            + " record proves nothing. Look the calls up again when the newest can"
                            + " be there.",
                        Section.NOT_POLLED));
  }

  /// Returns what was recorded, where that is what is left to go by.
  private static Optional<Activity> ofUnseenJob(Evidence evidence) {
    return evidence
        .activity()
        .filter(_ -> evidence.execution().filter(ActionExecution::isUnderWay).isPresent())
        .filter(_ -> evidence.kind() == CaseKind.CUSTOM || evidence.kind() == CaseKind.THIRD_PARTY);
  }

  private static List<TrailEvent> fitting(Evidence evidence) {
    return evidence
        .activity()
        .map(activity -> activity.pollsFitting(configuration(evidence)))
        .orElse(List.of());
  }

  private static Map<String, String> configuration(Evidence evidence) {
    return evidence.execution().map(ActionExecution::configuration).orElse(Map.of());
  }

  private static Map<String, String> shared(
      List<TrailEvent> polls, Map<String, String> configuration) {
    Map<String, String> shared = new TreeMap<>(configuration);
    shared.keySet().retainAll(polls.getFirst().query().keySet());
    return shared;
  }

  private static String text(Map<String, String> values) {
    return String.join(
        ", ",
        values.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).sorted().toList());
  }

  /// Returns whether a job is taken for the action's by the records alone.
  static boolean isLikely(LikelyJob likely, Evidence evidence) {
    return evidence.activity().stream()
        .flatMap(it -> it.jobs().stream())
        .anyMatch(likely.job()::sameJobAs);
  }

  /// Returns the newest calls on the job, else by those who poll for its type, and who polled last.
  static List<String> ofCalls(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    evidence
        .activity()
        .ifPresent(
            activity -> {
              activity.calls().stream()
                  .filter(
                      call ->
                          evidence
                              .job()
                              .map(likely -> call.jobIds().contains(likely.job().id()))
                              .orElse(true))
                  .limit(MOST_CALLS)
                  .map(call -> CallText.of(call, evidence::time))
                  .forEach(sentences::add);
              if (evidence.kind() != CaseKind.LAMBDA) {
                sentences.add(CallText.ofPolls(activity, evidence::time));
              }
            });
    return sentences;
  }

  /// Returns what the records could not show.
  static List<Gap> gaps(Evidence evidence) {
    return evidence.activity().map(Activity::missing).orElse(List.of());
  }

  private static Optional<String> notAcknowledged(Evidence evidence) {
    return evidence
        .activity()
        .filter(_ -> evidence.itsJob().isEmpty())
        .flatMap(CallText::notAcknowledged);
  }
}
