package dev.jobinspector.ui.caseview;

import dev.jobinspector.job.KnownJob;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to search a worker's log for: an extended regular expression, as `grep -E` takes it.
final class WorkerLogLine {
  /// Lines before a job's id, of AWS's sample worker, of its plugin for Jenkins, and of an event of
  /// a Lambda function.
  private static Stream<String> known() {
    return Stream.of("AcknowledgeJob for job", "Received job with ID", "CodePipeline.job");
  }

  private WorkerLogLine() {}

  /// Returns the id of the job, or else of the action's execution, which is in the job's data, and
  /// what known workers write before the id.
  static String of(CaseState open) {
    Optional<String> job = open.job().map(KnownJob::id);
    return job.orElseGet(
        () ->
            Stream.concat(open.context().actionExecutionId().stream(), known())
                .map(text -> text.replace(".", "\\."))
                .collect(Collectors.joining("|")));
  }
}
