package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.LikelyJob;
import dev.jobinspector.troubleshooting.finding.LocalKnowledge;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads one case again: two reads at most, of which an interrupt ends the one in progress.
public final class CaseReader {
  private final Source source;
  private final Clock clock;

  public CaseReader(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /// Returns the case as it is now, also one that has ended.
  ///
  /// @param known what is known of its jobs without asking the service; attempts that it has not
  ///   are read from the history
  public Reply<StuckCase> read(StuckCase before, LocalKnowledge known) {
    String pipeline = before.context().pipeline().orElseThrow();
    return switch (source.pipelines().state(pipeline)) {
      case Reply.Failed<PipelineState>(var failure, var receipt) ->
          new Reply.Failed<>(failure, receipt);
      case Reply.Answered<PipelineState>(var state, var receipt) ->
          before.execution().isEmpty()
              ? new Reply.Answered<>(again(before, Optional.empty(), state, known), receipt)
              : action(before, state, known);
    };
  }

  /// Returns what stands at a place of a pipeline now: the latest execution of its action, or what
  /// keeps executions out of its stage; empty if nothing does.
  public Reply<Optional<StuckCase>> at(PipelineContext place, LocalKnowledge known) {
    String pipeline = place.pipeline().orElseThrow();
    return switch (source.pipelines().state(pipeline)) {
      case Reply.Failed<PipelineState>(var failure, var receipt) ->
          new Reply.Failed<>(failure, receipt);
      case Reply.Answered<PipelineState>(var state, var receipt) ->
          place.action().isEmpty()
              ? new Reply.Answered<>(entry(place, state), receipt)
              : state.latestActions().stream()
                  .filter(action -> action.context().path().equals(place.path()))
                  .findFirst()
                  .map(latest -> action(first(latest, state), state, known).map(Optional::of))
                  .orElse(new Reply.Answered<>(Optional.empty(), receipt));
    };
  }

  private Optional<StuckCase> entry(PipelineContext place, PipelineState state) {
    PipelineCases read = new PipelineCases(state.pipeline(), Optional.of(state), List.of());
    return PipelineCases.of(List.of(read), source, List.of(), Duration.ZERO, clock.instant())
        .stream()
        .filter(stuck -> stuck.context().path().equals(place.path()))
        .findFirst();
  }

  private StuckCase first(ActionExecution latest, PipelineState state) {
    return StuckCase.of(
        new Evidence(
            PipelineCases.kind(latest),
            latest.context(),
            Optional.of(latest),
            Optional.of(state),
            List.of(),
            Optional.empty(),
            LocalKnowledge.NOTHING,
            clock.instant()),
        source.region());
  }

  private Reply<StuckCase> action(StuckCase before, PipelineState state, LocalKnowledge known) {
    ActionExecution earlier = before.execution().orElseThrow();
    PipelineContext context = before.context();
    if (context.pipelineExecutionId().isEmpty()) {
      Optional<ActionExecution> latest =
          state.latestActions().stream().filter(action -> isSame(action, earlier)).findFirst();
      return new Reply.Answered<>(
          again(before, latest.or(() -> Optional.of(earlier)), state, known), Receipt.NOTHING_SENT);
    }
    return source
        .pipelines()
        .actions(context.pipeline().orElseThrow(), context.pipelineExecutionId().get())
        .map(
            actions ->
                again(
                    before,
                    actions.stream().filter(action -> isSame(action, earlier)).findFirst(),
                    state,
                    known));
  }

  private static boolean isSame(ActionExecution one, ActionExecution other) {
    return one.context().actionExecutionId().equals(other.context().actionExecutionId())
        && one.context().path().equals(other.context().path());
  }

  private StuckCase again(
      StuckCase before,
      Optional<ActionExecution> action,
      PipelineState state,
      LocalKnowledge known) {
    Optional<LikelyJob> job = action.flatMap(found -> LikelyJob.of(found, known.jobs()));
    LocalKnowledge with =
        known.attempts().isEmpty()
            ? known.withAttempts(
                job.map(likely -> source.attempts().apply(likely.job())).orElse(List.of()))
            : known;
    CaseKind kind =
        action.map(PipelineCases::kind).filter(it -> it != CaseKind.UNKNOWN).orElse(before.kind());
    return StuckCase.of(
        new Evidence(
            kind,
            before.context(),
            action,
            Optional.of(state),
            before.evidence().others(),
            job,
            with,
            clock.instant()),
        before.region());
  }
}
