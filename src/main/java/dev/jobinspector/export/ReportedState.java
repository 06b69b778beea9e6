package dev.jobinspector.export;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The part of a report that was read: the state now, the findings, the stages.
final class ReportedState {
  private static final List<String> STAGES =
      List.of("Stage", "Transition into it", "Execution", "Status", "Waiting", "Actions");

  private final StuckCase stuck;
  private final ReportWriter out;

  ReportedState(StuckCase stuck, ReportWriter out) {
    this.stuck = StuckCase.of(stuck.evidence().with(Evidence.TimeFormat.UTC), stuck.region());
    this.out = out;
  }

  void write() {
    out.section("Now");
    out.facts(now());
    out.section("Findings");
    stuck.findings().forEach(this::finding);
    stuck.pipeline().ifPresent(this::pipeline);
  }

  private Map<String, String> now() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Kind", stuck.kind().userMessage());
    stuck.since().ifPresent(at -> facts.put("Stuck for", stuck.length() + ", since " + text(at)));
    stuck.execution().ifPresent(action -> put(facts, action));
    facts.put(
        "Job",
        stuck.job().map(ReportedState::text).orElse(stuck.kind().hasJob() ? "not known" : "none"));
    stuck.context().pipelineExecutionId().ifPresent(id -> facts.put("Pipeline execution", id));
    stuck.context().actionExecutionId().ifPresent(id -> facts.put("Action execution", id));
    facts.put("Seen at", text(stuck.seenAt()));
    return facts;
  }

  private static void put(Map<String, String> facts, ActionExecution action) {
    facts.put(
        "Action",
        action.status().text()
            + action.updated().map(at -> ", last changed at " + text(at)).orElse(""));
    action.type().map(ActionTypeId::text).ifPresent(type -> facts.put("Action type", type));
    action.told().summary().ifPresent(text -> facts.put("Reported by its worker", text));
    action.told().id().ifPresent(id -> facts.put("External execution", id));
    action.told().url().ifPresent(url -> facts.put("Shown at", url));
    action.error().ifPresent(error -> facts.put("Error", error));
  }

  private static String text(LikelyJob likely) {
    KnownJob job = likely.job();
    return job.id()
        + (likely.certain()
            ? ""
            : " (likely: seen at this action, perhaps in an earlier execution)")
        + job.status().map(status -> ", last seen " + status.text()).orElse("");
  }

  private static String text(Instant at) {
    return Evidence.TimeFormat.UTC.text(at);
  }

  private void finding(Finding finding) {
    out.subsection("%s: %s".formatted(finding.certainty().userMessage(), finding.cause()));
    if (!finding.evidence().isEmpty()) {
      out.paragraph(finding.reason());
    }
    Map<String, String> rest = new LinkedHashMap<>();
    if (!finding.gaps().isEmpty()) {
      rest.put(
          "Missing",
          finding.gaps().stream().map(ReportedState::text).collect(Collectors.joining("; ")));
    }
    if (!finding.next().isEmpty()) {
      rest.put("Next step", finding.next());
    }
    if (!rest.isEmpty()) {
      out.facts(rest);
    }
  }

  private static String text(Gap gap) {
    return gap.missing() + gap.permission().map(permission -> " (" + permission + ")").orElse("");
  }

  private void pipeline(PipelineState state) {
    out.section("Pipeline " + state.pipeline());
    out.table(STAGES, state.stages().stream().map(ReportedState::row).toList());
  }

  private static List<String> row(StageState stage) {
    return List.of(
        stage.name(),
        stage.inbound().enabled()
            ? "enabled"
            : "disabled" + stage.inbound().reason().map(why -> ": " + why).orElse(""),
        stage.latest().map(StageState.Execution::id).orElse(""),
        stage.latest().map(StageState.Execution::status).orElse(""),
        stage.waiting().stream().map(StageState.Execution::id).collect(Collectors.joining(", ")),
        stage.actions().stream()
            .map(
                action ->
                    action.name()
                        + action.latest().map(latest -> " " + latest.status().text()).orElse(""))
            .collect(Collectors.joining(", ")));
  }
}
