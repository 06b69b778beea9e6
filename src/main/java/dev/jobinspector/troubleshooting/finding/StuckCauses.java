package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.util.List;
import java.util.Optional;

/// Why an action hangs, as far as what can be read tells. The service shows the same `InProgress`
/// for a job that nobody polls, that was dispatched and that is worked on, so most causes are named
/// as likely, not as known.
final class StuckCauses {
  private static final String WHERE_IDS_ARE =
      " The job id is in the worker's log, or comes with a poll.";

  private StuckCauses() {}

  static boolean isLambda(ActionTypeId type) {
    return type.owner().equals("AWS")
        && type.category().equals("Invoke")
        && type.provider().equals("Lambda");
  }

  /// @param waiting all actions that wait for a job, this one among them
  static Finding likely(
      ActionExecution execution, Optional<LikelyJob> job, List<ActionExecution> waiting) {
    Optional<Finding> lambda = execution.type().filter(StuckCauses::isLambda).map(_ -> lambda());
    return lambda
        .or(() -> ofJob(execution, job))
        .or(() -> ofWorkerReport(execution))
        .orElseGet(() -> silent(execution, waiting));
  }

  private static Finding lambda() {
    return finding(
        Weight.STUCK,
        "The function has reported no result",
        "Its job ends only when the function calls PutJobSuccessResult or PutJobFailureResult: it"
            + " never does, lacks the permission, uses credentials of another account, or has"
            + " itself timed out.",
        "Read the function's log in CloudWatch for this job, and check codepipeline:PutJob* in its"
            + " role. Without a result the job times out 20 minutes after the function was"
            + " invoked.");
  }

  /// Returns what the status of its job tells; of a function, whose job nobody polls, it tells
  /// nothing.
  static Optional<Finding> ofJob(ActionExecution execution, Optional<LikelyJob> job) {
    return execution.type().filter(StuckCauses::isLambda).isPresent()
        ? Optional.empty()
        : job.filter(LikelyJob::certain)
            .flatMap(likely -> likely.job().status())
            .flatMap(Findings::ofStatus);
  }

  /// Only a result that continues in another job can tell something of an action in progress.
  private static Optional<Finding> ofWorkerReport(ActionExecution execution) {
    ActionExecution.Told told = execution.told();
    return told.id().or(told::summary).isEmpty()
        ? Optional.empty()
        : Optional.of(
            finding(
                Weight.STUCK,
                "A worker acknowledged it and has not reported a result",
                "The worker reported "
                    + told.summary().map(text -> "“" + text + "”").orElse("its execution id")
                    + " but no result: it crashed, its continuation never ends, or the work is"
                    + " still running in the worker's own system.",
                "Look up the external execution there. If it has ended, report its result for the"
                    + " newest job; if the worker is gone, report a failure and retry the stage."
                    + WHERE_IDS_ARE));
  }

  private static Finding silent(ActionExecution execution, List<ActionExecution> waiting) {
    long alike =
        waiting.stream()
            .filter(other -> other.type().isPresent() && other.type().equals(execution.type()))
            .count();
    boolean anotherIsInProgress =
        waiting.stream()
            .filter(other -> other.type().isPresent() && other.type().equals(execution.type()))
            .anyMatch(other -> other.told().id().isPresent());
    if (anotherIsInProgress) {
      return finding(
          Weight.STUCK,
          "The worker may be busy with another job",
          "A worker has reported on another action of this type but not on this one: it has no free"
              + " capacity, or does not poll for this action's query value.",
          "Look at what the worker is working on, and compare the action's queryable property with"
              + " what the worker polls for."
              + WHERE_IDS_ARE);
    }
    return finding(
        Weight.STUCK,
        "No worker has reported anything",
        (alike > 1 ? "%d actions of this type wait and ".formatted(alike) : "The action waits and ")
            + "no worker has reported anything: a worker has the job and reports only at the end,"
            + " none polls for exactly this action type in this Region, the query value does not"
            + " match, the job was dispatched and never acknowledged, or its worker crashed.",
        nextFor(execution) + WHERE_IDS_ARE);
  }

  private static String nextFor(ActionExecution execution) {
    return execution.type().filter(type -> type.owner().equals("ThirdParty")).isPresent()
        ? "Ask the partner whether their worker is running and polls for this action type and"
            + " version."
        : "Check that a worker is running and polls for this category, owner, provider and version;"
            + " read its log.";
  }

  private static Finding finding(Weight weight, String cause, String evidence, String next) {
    return new Finding(
        weight, Certainty.LIKELY, cause, List.of(evidence), List.of(), Act.WATCH, next, "jobs");
  }
}
