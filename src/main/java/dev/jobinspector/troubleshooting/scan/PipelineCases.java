package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was read of one pipeline.
///
/// @param state empty if it could not be read, or tells nothing reliable
/// @param actions of its executions in progress
record PipelineCases(
    String pipeline, Optional<PipelineState> state, List<ActionExecution> actions) {

  /// Returns what holds these pipelines up for as long as that or longer, the longest first.
  static List<StuckCase> of(
      List<PipelineCases> pipelines,
      Source source,
      List<KnownJob> known,
      Duration atLeast,
      Instant now) {
    List<ActionExecution> others =
        pipelines.stream()
            .flatMap(PipelineCases::inProgress)
            .filter(action -> kind(action).hasJob())
            .toList();
    return pipelines.stream()
        .flatMap(pipeline -> pipeline.cases(source, known, others, now))
        .filter(stuck -> stuck.age().compareTo(atLeast) >= 0)
        .sorted(Comparator.comparing(StuckCase::age).reversed())
        .toList();
  }

  private Stream<StuckCase> cases(
      Source source, List<KnownJob> known, List<ActionExecution> others, Instant now) {
    Stream<Evidence> ofActions =
        inProgress()
            .map(
                action ->
                    new Evidence(
                        kind(action),
                        action.context(),
                        Optional.of(action),
                        state,
                        others,
                        LikelyJob.of(action, known),
                        about(action, source, known),
                        now));
    Stream<Evidence> ofStages =
        state.stream()
            .flatMap(it -> it.stages().stream())
            .flatMap(stage -> closed(stage).map(kind -> ofStage(kind, stage, now)).stream());
    return Stream.concat(ofActions, ofStages)
        .map(evidence -> StuckCase.of(evidence, source.region()));
  }

  /// Returns what keeps executions out of a stage; whom an action in progress keeps out is said
  /// with that action.
  private static Optional<CaseKind> closed(StageState stage) {
    if (stage.waiting().isEmpty()) {
      return Optional.empty();
    }
    if (!stage.inbound().enabled()) {
      return Optional.of(CaseKind.TRANSITION);
    }
    if (stage.beforeEntry().filter(StageState.EntryCondition::blocks).isPresent()) {
      return Optional.of(CaseKind.ENTRY_CONDITION);
    }
    return stage.actions().stream()
            .flatMap(action -> action.latest().stream())
            .anyMatch(ActionExecution::isUnderWay)
        ? Optional.empty()
        : Optional.of(CaseKind.WAITING_EXECUTION);
  }

  private Evidence ofStage(CaseKind kind, StageState stage, Instant now) {
    return new Evidence(
        kind,
        new PipelineContext(
            Optional.of(pipeline),
            Optional.of(stage.name()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(stage.waiting().getFirst().id())),
        Optional.empty(),
        state,
        List.of(),
        Optional.empty(),
        LocalKnowledge.NOTHING,
        now);
  }

  static LocalKnowledge about(ActionExecution action, Source source, List<KnownJob> known) {
    return LocalKnowledge.of(known)
        .withAttempts(
            LikelyJob.of(action, known)
                .map(likely -> source.attempts().apply(likely.job()))
                .orElse(List.of()));
  }

  private Stream<ActionExecution> inProgress() {
    return actions.stream().filter(ActionExecution::isUnderWay);
  }

  static CaseKind kind(ActionExecution action) {
    return action.type().map(CaseKind::of).orElse(CaseKind.UNKNOWN);
  }
}
