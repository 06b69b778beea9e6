package dev.jobinspector.cli;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.StuckAction;
import dev.jobinspector.troubleshooting.StuckReport;
import dev.jobinspector.troubleshooting.UnreadPipeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a scan found, in the form in which it is printed.
final class StuckValues {
  private StuckValues() {}

  /// As a map; what is not known is left out.
  static Map<String, Object> of(StuckReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stuckActions", report.stuck().stream().map(StuckValues::action).toList());
    values.put("unreadPipelines", report.unread().stream().map(StuckValues::unread).toList());
    values.put("pipelinesLookedAt", report.looked());
    values.put("pipelines", report.all());
    return values;
  }

  /// Returns a line for each stuck action, tabs between: minutes, place, type, job id, external id,
  /// cause.
  static String lines(StuckReport report) {
    return report.stuck().stream().map(StuckValues::line).collect(Collectors.joining());
  }

  private static Map<String, Object> action(StuckAction stuck) {
    Map<String, Object> values = new LinkedHashMap<>();
    PipelineContext context = stuck.execution().context();
    put(values, "pipeline", context.pipeline());
    put(values, "stage", context.stage());
    put(values, "action", context.action());
    put(values, "actionType", stuck.execution().type().map(ActionTypeId::text));
    values.put("status", stuck.execution().status().text());
    put(values, "startedAt", stuck.execution().started().map(Instant::toString));
    values.put("inProgressSeconds", stuck.inProgress().toSeconds());
    put(values, "pipelineExecutionId", context.pipelineExecutionId());
    put(values, "actionExecutionId", context.actionExecutionId());
    put(values, "externalExecutionId", stuck.execution().told().id());
    put(values, "externalExecutionUrl", stuck.execution().told().url());
    put(values, "externalExecutionSummary", stuck.execution().told().summary());
    stuck
        .job()
        .ifPresent(
            likely -> {
              values.put("jobId", likely.job().id());
              values.put("jobKind", likely.job().kind().text());
              put(values, "jobStatus", likely.job().status().map(JobStatus::text));
              values.put("jobCertain", likely.certain());
            });
    values.put("likelyCause", stuck.likely().title());
    values.put("reason", stuck.likely().reason());
    values.put("next", stuck.likely().next());
    return values;
  }

  private static Map<String, Object> unread(UnreadPipeline pipeline) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pipeline", pipeline.name());
    values.put("reason", pipeline.why().what());
    put(values, "said", pipeline.why().said());
    values.put("next", pipeline.why().next());
    put(values, "requestId", pipeline.why().requestId());
    return values;
  }

  private static void put(Map<String, Object> values, String key, Optional<String> value) {
    value.ifPresent(known -> values.put(key, known));
  }

  private static String line(StuckAction stuck) {
    return Stream.of(
                Long.toString(stuck.inProgress().toMinutes()),
                stuck.execution().context().path(),
                stuck.execution().type().map(ActionTypeId::text).orElse(""),
                stuck.job().map(likely -> likely.job().id()).orElse(""),
                stuck.execution().told().id().orElse(""),
                stuck.likely().title())
            .map(Printable::line)
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
