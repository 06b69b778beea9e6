package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.FunctionLog;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What follows from the log of a Lambda function around the start of its action.
final class FunctionFindings {
  private FunctionFindings() {}

  static Optional<Finding> failed(Evidence evidence) {
    Optional<FunctionLog> log = functionLog(evidence);
    return log.flatMap(FunctionLog::timedOut)
        .map(
            seen ->
                ofFunction("The function timed out itself and reported no result", seen, evidence))
        .or(
            () ->
                log.filter(it -> results(evidence).isEmpty())
                    .flatMap(FunctionLog::failed)
                    .map(seen -> ofFunction("The function ended with an error", seen, evidence)))
        .map(
            text ->
                finished(
                    text,
                    evidence,
                    "Mend the function. Its job takes a failure with the job's id; else the action"
                        + " ends by its timeout. Then retry the stage."));
  }

  /// The invocation is over, and neither its log nor CloudTrail has a result.
  static Optional<Finding> ended(Evidence evidence) {
    return functionLog(evidence)
        .filter(_ -> results(evidence).isEmpty())
        .filter(_ -> evidence.status().filter(it -> it != JobStatus.Known.IN_PROGRESS).isEmpty())
        .flatMap(FunctionLog::ended)
        .map(
            seen ->
                finished(
                    ofFunction(
                        "The function ended and no result of it is recorded", seen, evidence),
                    evidence,
                    "Look whether each way through the function calls PutJobSuccessResult or"
                        + " PutJobFailureResult: it never calls one on this way, or the call was"
                        + " made with credentials of another account, which records it."));
  }

  private static FindingText ofFunction(String cause, FunctionLog.Seen seen, Evidence evidence) {
    return likely(Weight.STUCK, cause)
        .because("Its log says “" + seen.text() + "” at " + evidence.time(seen.at()) + ".");
  }

  private static Finding finished(FindingText text, Evidence evidence, String next) {
    return text.because(Wording.ofAction(evidence))
        .because(Wording.ofJob(evidence))
        .because(JobFindings.timeout(evidence))
        .without(ActivityFindings.gaps(evidence))
        .then(
            ActivityFindings.canReport(evidence) ? Act.REPORT_FAILURE : Act.WATCH,
            next,
            Section.FUNCTION);
  }

  private static Optional<FunctionLog> functionLog(Evidence evidence) {
    return evidence.activity().flatMap(Activity::log).filter(_ -> evidence.isInProgress());
  }

  private static List<TrailEvent> results(Evidence evidence) {
    return evidence.activity().stream()
        .flatMap(it -> it.calls().stream())
        .filter(call -> call.isResult() && call.errorCode().isEmpty())
        .toList();
  }

  static Optional<String> logged(
      Evidence evidence, Function<FunctionLog, Optional<FunctionLog.Seen>> what) {
    return functionLog(evidence)
        .flatMap(what)
        .map(
            seen ->
                "The function's log says “"
                    + seen.text()
                    + "” at "
                    + evidence.time(seen.at())
                    + ".");
  }

  /// Returns what is not known of a function's action.
  static List<Gap> gaps(Evidence evidence) {
    if (evidence.activity().isEmpty()) {
      return List.of(
          new Gap("The function's log", Optional.of("logs:FilterLogEvents")),
          new Gap(
              "Which job it is: only the function's event has its id",
              Optional.of("logs:FilterLogEvents")));
    }
    List<Gap> gaps = new ArrayList<>(ActivityFindings.gaps(evidence));
    if (evidence.job().isEmpty()) {
      gaps.add(new Gap("Which job it is: neither log nor CloudTrail has its id", Optional.empty()));
    }
    return gaps;
  }
}
