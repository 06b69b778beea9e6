package dev.jobinspector.cli;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.StuckReport;
import dev.jobinspector.troubleshooting.scan.UnreadPipeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a scan found, in the form in which it is printed.
final class StuckValues {
  private StuckValues() {}

  /// Returns a map; what is not known is left out.
  static Map<String, Object> of(StuckReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stuckActions", report.cases().stream().map(StuckValues::of).toList());
    values.put("unreadPipelines", report.unread().stream().map(StuckValues::unread).toList());
    values.putAll(summary(report));
    return values;
  }

  static Map<String, Object> summary(StuckReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pipelinesLookedAt", report.looked());
    values.put("pipelines", report.all());
    return values;
  }

  /// Returns a line for each case, tabs between: minutes, place, type, job id, external id, cause.
  static String lines(StuckReport report) {
    return report.cases().stream().map(StuckValues::line).collect(Collectors.joining());
  }

  static Map<String, Object> of(StuckCase stuck) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("region", stuck.region());
    PipelineContext context = stuck.context();
    put(values, "pipeline", context.pipeline());
    put(values, "stage", context.stage());
    put(values, "action", context.action());
    values.put("kind", stuck.kind().name());
    stuck.execution().ifPresent(action -> put(values, action));
    put(values, "since", stuck.since().map(Instant::toString));
    values.put("inProgressSeconds", stuck.age().toSeconds());
    put(values, "pipelineExecutionId", context.pipelineExecutionId());
    put(values, "actionExecutionId", context.actionExecutionId());
    stuck
        .job()
        .ifPresent(
            likely -> {
              values.put("jobId", likely.job().id());
              values.put("jobKind", likely.job().kind().text());
              put(values, "jobStatus", likely.job().status().map(JobStatus::text));
              values.put("jobCertain", likely.certain());
            });
    values.put("findings", findings(stuck));
    return values;
  }

  private static void put(Map<String, Object> values, ActionExecution action) {
    put(values, "actionType", action.type().map(ActionTypeId::text));
    values.put("status", action.status().text());
    put(values, "startedAt", action.started().map(Instant::toString));
    put(values, "externalExecutionId", action.told().id());
    put(values, "externalExecutionUrl", action.told().url());
    put(values, "externalExecutionSummary", action.told().summary());
  }

  static List<Map<String, Object>> findings(StuckCase stuck) {
    return stuck.findings().stream().map(StuckValues::values).toList();
  }

  private static Map<String, Object> values(Finding finding) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("weight", finding.weight().name());
    values.put("certainty", finding.certainty().name());
    values.put("cause", finding.cause());
    values.put("evidence", finding.evidence());
    values.put("gaps", finding.gaps().stream().map(StuckValues::values).toList());
    values.put("act", finding.act().name());
    values.put("next", finding.next());
    values.put("section", finding.section());
    return values;
  }

  static Map<String, Object> values(Gap gap) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("missing", gap.missing());
    put(values, "permission", gap.permission());
    return values;
  }

  static Map<String, Object> unread(UnreadPipeline pipeline) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("region", pipeline.region());
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

  private static String line(StuckCase stuck) {
    return Stream.of(
                Long.toString(stuck.age().toMinutes()),
                stuck.context().path(),
                stuck
                    .execution()
                    .flatMap(ActionExecution::type)
                    .map(ActionTypeId::text)
                    .orElse(stuck.kind().userMessage()),
                stuck.job().map(likely -> likely.job().id()).orElse(""),
                stuck.execution().flatMap(action -> action.told().id()).orElse(""),
                stuck.finding().cause())
            .map(Printable::line)
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
