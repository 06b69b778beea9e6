package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.certain;
import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.util.Optional;

/// What follows from an action in progress of whose job no status was seen. The service shows the
/// same for a job that nobody polls, that was dispatched and that is worked on: causes that cannot
/// be told apart are one finding.
final class ActionFindings {
  private ActionFindings() {}

  /// A function that calls back never, or is not allowed to, or has itself timed out: the same is
  /// read of all of them.
  static Optional<Finding> function(Evidence evidence) {
    Optional<ActionExecution> action = inProgress(evidence, CaseKind.LAMBDA);
    return action.map(
        it -> {
          boolean hasReplied = it.told().id().or(it.told()::summary).isPresent();
          FindingText text =
              likely(
                      Weight.STUCK,
                      hasReplied
                          ? "The function replies that it is in progress, and reports no result"
                          : "The function has reported no result")
                  .because(Wording.ofAction(evidence))
                  .because(
                      Optional.ofNullable(it.configuration().get("FunctionName"))
                          .map(name -> "It invokes the function " + name + "."))
                  .because(Wording.ofJob(evidence))
                  .because(JobFindings.timeout(evidence));
          if (!hasReplied) {
            text.because(
                "It is still at work, never calls PutJobSuccessResult or PutJobFailureResult, lacks"
                    + " the permission, uses credentials of another account, or has itself timed"
                    + " out: reads cannot tell these apart.");
          }
          return text.because(ActivityFindings.ofCalls(evidence))
              .without(FunctionFindings.gaps(evidence))
              .then(
                  Act.WATCH,
                  "Read the function's log in CloudWatch, and look for codepipeline:PutJob* in its"
                      + " role. With the job id from its event a failure can be reported; else the"
                      + " action ends by its timeout.",
                  hasReplied ? Section.CONTINUATION : Section.FUNCTION);
        });
  }

  /// Only a result that continues in another job can tell something of an action in progress.
  static Optional<Finding> told(Evidence evidence) {
    return ofWorker(evidence)
        .filter(action -> action.told().id().or(action.told()::summary).isPresent())
        .map(
            action ->
                likely(
                        Weight.CAUTION,
                        "A worker has the job: it has reported progress and no result")
                    .because(Wording.ofAction(evidence))
                    .because(Wording.ofJob(evidence))
                    .because(
                        "It is still at work, its continuation does not end, its artifact"
                            + " credentials have expired, its result was throttled or denied, or it"
                            + " has stopped: reads cannot tell these apart.")
                    .because(JobFindings.timeout(evidence))
                    .without(Wording.aboutJob(evidence))
                    .then(
                        Act.WATCH,
                        "Look up the external execution in the worker's own system. If it has"
                            + " ended, report its result for the newest job; if the worker is gone,"
                            + " report a failure, or stop and abandon the execution.",
                        Section.ACKNOWLEDGED));
  }

  /// A worker of the same configuration is at work on another action.
  static Optional<Finding> busy(Evidence evidence) {
    return ofWorker(evidence)
        .flatMap(
            action ->
                evidence.others().stream()
                    .filter(other -> hasWorker(other) && isLike(other, action))
                    .filter(other -> other.configuration().equals(action.configuration()))
                    .findFirst())
        .map(
            other ->
                likely(Weight.STUCK, "The worker is probably busy with another job")
                    .because(
                        "A worker is at work on "
                            + other.context().path()
                            + ", which has the same type and configuration.")
                    .because(Wording.ofAction(evidence))
                    .because(Wording.told("A worker", other, evidence))
                    .because(ActivityFindings.ofCalls(evidence))
                    .without(Wording.aboutJob(evidence))
                    .without(Wording.whoPolls(evidence))
                    .then(
                        Act.WATCH,
                        "Wait for the other job, or give the worker more capacity.",
                        Section.BUSY));
  }

  static Optional<Finding> silent(Evidence evidence) {
    return ofWorker(evidence)
        .map(
            action -> {
              long alike =
                  evidence.others().stream().filter(other -> isLike(other, action)).count();
              FindingText text =
                  likely(Weight.STUCK, "No worker has reported anything")
                      .because(Wording.ofAction(evidence))
                      .because(Wording.ofType(action.type(), Optional.empty()))
                      .because(Wording.ofJob(evidence));
              if (alike > 1) {
                text.because("%d actions of this type are in progress.".formatted(alike));
              }
              evidence.others().stream()
                  .filter(other -> hasWorker(other) && isLike(other, action))
                  .findFirst()
                  .ifPresent(
                      other ->
                          text.because(
                              "A worker of this type is at work on "
                                  + other.context().path()
                                  + ": compare the configuration, and the query value, with"
                                  + " what it polls for."));
              return text.because(ActivityFindings.ofCalls(evidence))
                  .because(
                      "Perhaps "
                          + (evidence.activity().filter(Activity::hasPollsWithoutType).isPresent()
                              ? "these polls are for another type or query value,"
                              : "nobody polls for exactly this type and query value in this"
                                  + " Region,")
                          + " its worker is busy, the job was dispatched and not acknowledged, or a"
                          + " worker has it and reports only at the end: reads cannot tell these"
                          + " apart.")
                  .because(JobFindings.timeout(evidence))
                  .without(Wording.aboutJob(evidence))
                  .without(Wording.whoPolls(evidence))
                  .then(Act.WATCH, nextFor(evidence), Section.SILENT);
            });
  }

  private static String nextFor(Evidence evidence) {
    return evidence.kind() == CaseKind.THIRD_PARTY
        ? "Ask the partner whether their worker is running and polls for this action type and"
            + " version."
        : "Check that a worker is running and polls for this category, owner, provider, version and"
            + " query value; read its log.";
  }

  static Optional<Finding> approval(Evidence evidence) {
    return inProgress(evidence, CaseKind.APPROVAL)
        .map(
            action ->
                certain(Weight.STUCK, "The action waits until somebody approves or rejects it")
                    .because(Wording.ofAction(evidence))
                    .because(
                        Optional.ofNullable(action.configuration().get("NotificationArn"))
                            .map(topic -> "The topic " + topic + " was notified."))
                    .because(
                        Optional.ofNullable(action.configuration().get("CustomData"))
                            .map(text -> "It asks: “" + text + "”."))
                    .because(
                        Optional.ofNullable(action.configuration().get("ExternalEntityLink"))
                            .map(link -> "To be reviewed: " + link))
                    .because("It times out after 7 days unless it sets another time (documented).")
                    .then(
                        Act.OPEN_CONSOLE,
                        "Have it approved in the console, by somebody with"
                            + " codepipeline:PutApprovalResult.",
                        Section.APPROVAL));
  }

  static Optional<Finding> awsAction(Evidence evidence) {
    return inProgress(evidence, CaseKind.AWS_ACTION)
        .map(
            action ->
                certain(
                        Weight.CAUTION,
                        "An action of "
                            + action.type().map(type -> type.provider()).orElse("an AWS service")
                            + " is in progress: not a job")
                    .because(Wording.ofAction(evidence))
                    .because(action.told().url().map(url -> "It is shown at " + url))
                    .then(
                        Act.OPEN_CONSOLE,
                        "Look at it in that service's console. Stop and abandon the execution if it"
                            + " hangs there.",
                        Section.AWS_ACTION));
  }

  static Optional<Finding> unknownType(Evidence evidence) {
    return inProgress(evidence, CaseKind.UNKNOWN)
        .map(
            _ ->
                likely(Weight.CAUTION, "An action whose type could not be read is in progress")
                    .because(Wording.ofAction(evidence))
                    .without("The action's type", "codepipeline:ListActionExecutions")
                    .then(Act.OPEN_CONSOLE, "Look at it in the console.", Section.UNRECOGNISED));
  }

  private static Optional<ActionExecution> ofWorker(Evidence evidence) {
    return evidence
        .execution()
        .filter(ActionExecution::isUnderWay)
        .filter(_ -> evidence.kind() == CaseKind.CUSTOM || evidence.kind() == CaseKind.THIRD_PARTY);
  }

  private static boolean isLike(ActionExecution other, ActionExecution action) {
    return other.type().isPresent() && other.type().equals(action.type());
  }

  private static boolean hasWorker(ActionExecution action) {
    return action.told().id().or(action.told()::summary).isPresent();
  }

  private static Optional<ActionExecution> inProgress(Evidence evidence, CaseKind kind) {
    return evidence.execution().filter(it -> it.isUnderWay() && evidence.kind() == kind);
  }
}
