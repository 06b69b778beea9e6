package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.certain;
import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What follows from the status of a job that certainly is the action's, as it was seen last. No
/// read returns a status, so what a worker changes without being seen is only likely.
final class JobFindings {
  /// An action that is younger, or changed since, may well be worked on.
  private static final Duration FRESH = Duration.ofMinutes(15);

  private static final String START_A_WORKER =
      "Start a worker that polls for exactly this action type in this Region, with this action's"
          + " query value if the type has one. A busy worker takes the job when it is free.";

  private JobFindings() {}

  /// The job was dispatched before and is queued now.
  static Optional<Finding> backInQueue(Evidence evidence) {
    boolean wasDispatched =
        evidence.itsJob().flatMap(KnownJob::nonce).isPresent()
            || evidence.attempts().anyMatch(Attempts::isRejectedNonce);
    return evidence.status().filter(status -> status == JobStatus.Known.QUEUED).isPresent()
            && wasDispatched
        ? Optional.of(
            likely(Weight.STUCK, "A worker was given the job and let it go back to the queue")
                .because(Wording.ofAction(evidence))
                .because(Wording.ofJob(evidence))
                .because(
                    "It had been dispatched: a nonce of it is known here. Not acknowledged in time,"
                        + " a job is dispatched again.")
                .without(Wording.aboutJob(evidence))
                .then(
                    Act.WATCH,
                    "Look why the worker that polled did not acknowledge it: it crashed, or"
                        + " somebody polled by hand. "
                        + START_A_WORKER,
                    Section.BACK_IN_QUEUE))
        : Optional.empty();
  }

  static Optional<Finding> ofStatus(Evidence evidence) {
    return evidence.status().map(status -> ofStatus(status, evidence));
  }

  private static Finding ofStatus(JobStatus status, Evidence evidence) {
    return switch (status) {
      case JobStatus.Known.CREATED ->
          text(likely(Weight.NOTE, "The job is not yet available to workers"), evidence)
              .then(Act.WAIT, "Wait: CodePipeline queues it by itself.", Section.CREATED);
      case JobStatus.Known.QUEUED ->
          text(likely(Weight.STUCK, "The job is queued: no worker has taken it"), evidence)
              .without(Wording.whoPolls(evidence))
              .then(Act.WATCH, START_A_WORKER, Section.QUEUED);
      case JobStatus.Known.DISPATCHED ->
          text(likely(Weight.STUCK, "A poll took the job and nobody acknowledged it"), evidence)
              .then(
                  Act.WATCH,
                  "It returns to the queue by itself; until then no other worker gets it. If the"
                      + " work is yours, acknowledge it with the nonce from that poll.",
                  Section.DISPATCHED);
      case JobStatus.Known.IN_PROGRESS -> acknowledged(evidence);
      case JobStatus.Known.TIMED_OUT ->
          text(certain(Weight.STUCK, "The job timed out"), evidence)
              .then(
                  Act.RETRY_STAGE,
                  "Retry the stage: that creates a new job with a new id. This one takes no result"
                      + " any more.",
                  Section.TIMED_OUT);
      case JobStatus.Known.SUCCEEDED ->
          evidence.isInProgress()
              ? text(likely(Weight.CAUTION, "The job ended and the action goes on"), evidence)
                  .because("Its result continued the action in another job.")
                  .then(Act.WATCH, "Look for its newer job.", Section.CONTINUATION)
              : text(certain(Weight.NOTE, "The job has ended: succeeded"), evidence)
                  .then(Act.WAIT, "Nothing is left to do for this job.", Section.ENDED);
      case JobStatus.Known.FAILED ->
          text(certain(Weight.NOTE, "The job has ended: failed"), evidence)
              .then(
                  Act.RETRY_STAGE,
                  "Read the action's error in the pipeline, then retry the stage.",
                  Section.ENDED);
      case JobStatus.Unrecognised(var text) ->
          text(
                  certain(
                      Weight.CAUTION,
                      "The job has a status that this version does not know: " + text),
                  evidence)
              .then(
                  Act.OPEN_CONSOLE,
                  "Do not work on the job, and check for a newer version of this program.",
                  Section.UNRECOGNISED);
    };
  }

  /// Neither hours nor silence prove that its worker has stopped.
  private static Finding acknowledged(Evidence evidence) {
    Optional<Attempt> yours =
        evidence
            .attempts()
            .filter(attempt -> Attempts.is(attempt, Verb.ACKNOWLEDGE, Outcome.CONFIRMED))
            .findFirst();
    Optional<Attempt> lost =
        Attempts.newestWrite(evidence)
            .filter(attempt -> Attempts.is(attempt, Verb.ACKNOWLEDGE, Outcome.UNKNOWN));
    FindingText text =
        yours
            .map(
                attempt ->
                    certain(
                            Weight.CAUTION,
                            "You acknowledged the job: CodePipeline waits for its result")
                        .because(
                            "You acknowledged it at " + evidence.time(Wording.at(attempt)) + "."))
            .or(() -> lost.map(attempt -> arrived(attempt, evidence)))
            .orElseGet(
                () ->
                    certain(
                        Weight.CAUTION,
                        "A worker acknowledged the job and has not reported a result"));
    return text(text, evidence)
        .because(timeout(evidence))
        .then(
            isFresh(evidence) ? Act.WATCH : Act.REPORT_FAILURE,
            "Read the worker's log, or ask whoever runs it: it may still be at work. If it is gone,"
                + " report a failure for the job; that ends the action.",
            Section.ACKNOWLEDGED);
  }

  /// No usable reply came, and the status of the job tells what became of it.
  private static FindingText arrived(Attempt lost, Evidence evidence) {
    Optional<String> another = Attempts.acknowledgedBefore(lost, evidence);
    return (another.isPresent()
            ? certain(
                Weight.CAUTION,
                "The job is in progress: your acknowledge or another worker's arrived")
            : likely(
                Weight.CAUTION,
                "Your acknowledge arrived: CodePipeline waits for the job's result"))
        .because(
            "No usable reply came to %s, sent at %s. The job is in progress: yours arrived, or another worker's."
                .formatted(
                    lost.intent().operation().apiName(), evidence.time(lost.intent().startedAt())))
        .because(another);
  }

  static boolean isFresh(Evidence evidence) {
    return evidence
        .execution()
        .flatMap(action -> action.updated().or(action::started))
        .filter(at -> at.isAfter(evidence.now().minus(FRESH)))
        .isPresent();
  }

  /// Returns until when CodePipeline waits, as it is documented.
  static String timeout(Evidence evidence) {
    return switch (evidence.kind()) {
      case THIRD_PARTY ->
          "CodePipeline waits until the timeout of the action type (documented: 1 hour unless it"
              + " sets another).";
      case LAMBDA ->
          "CodePipeline waits 20 minutes for a reply (documented); a reply that it is still in"
              + " progress restarts them.";
      case CUSTOM, APPROVAL, AWS_ACTION, ENTRY_CONDITION, TRANSITION, WAITING_EXECUTION, UNKNOWN ->
          "CodePipeline waits for a result until the action's timeout (documented: 24 hours; the"
              + " quota may have been raised).";
    };
  }

  private static FindingText text(FindingText text, Evidence evidence) {
    return text.because(Wording.ofAction(evidence))
        .because(Wording.ofJob(evidence))
        .because(ActivityFindings.ofCalls(evidence))
        .without(Wording.aboutJob(evidence));
  }

  /// Several jobs of one action execution: each continued the one before.
  static Optional<Finding> continuation(Evidence evidence) {
    List<KnownJob> jobs = evidence.jobsOfAction();
    boolean hasToken =
        evidence.known().details().flatMap(it -> it.data("continuationToken")).isPresent();
    boolean goesOn =
        evidence.isInProgress()
            && evidence.status().filter(status -> status != JobStatus.Known.IN_PROGRESS).isEmpty();
    if (!goesOn || (jobs.size() < 2 && !hasToken)) {
      return Optional.empty();
    }
    FindingText text =
        likely(Weight.CAUTION, "The work continues in job after job and does not end")
            .because(Wording.ofAction(evidence))
            .because(Wording.ofJob(evidence))
            .because(ActivityFindings.ofCalls(evidence));
    if (jobs.size() > 1) {
      text.because("%d jobs of this execution are known here.".formatted(jobs.size()));
    }
    if (hasToken) {
      text.because("The job has a continuation token: it continues an earlier one.");
    }
    return Optional.of(
        text.because(timeout(evidence))
            .without(Wording.aboutJob(evidence))
            .without(List.of(new Gap("What the worker's own system says of it", Optional.empty())))
            .then(
                isFresh(evidence) ? Act.WATCH : Act.REPORT_FAILURE,
                "Look up "
                    + evidence
                        .execution()
                        .flatMap(action -> action.told().id())
                        .map(id -> "the external execution " + id)
                        .orElse("the external execution")
                    + " in the worker's system. If it has ended or is lost, report a failure for"
                    + " the newest job: its id changes with each continuation.",
                Section.CONTINUATION));
  }

  /// Returns what the action says that has ended.
  static Optional<Finding> ended(Evidence evidence) {
    return evidence
        .execution()
        .filter(action -> !action.isUnderWay())
        .map(action -> ended(action, evidence));
  }

  private static Finding ended(ActionExecution action, Evidence evidence) {
    boolean succeeded = action.status() == ActionStatus.Known.SUCCEEDED;
    return certain(
            succeeded ? Weight.NOTE : Weight.STUCK,
            "The action has ended: " + action.status().text())
        .because(action.updated().map(at -> "Its status changed at " + evidence.time(at) + "."))
        .because(action.error().map(error -> "The pipeline says: " + error))
        .because(Wording.ofJob(evidence))
        .then(
            succeeded ? Act.WAIT : Act.RETRY_STAGE,
            succeeded
                ? "Nothing is left to do for this action."
                : "Fix what the error says, then retry the stage: that creates a new job.",
            action.error().filter(text -> text.contains("failed to return a result")).isPresent()
                ? Section.FUNCTION
                : Section.ENDED);
  }
}
