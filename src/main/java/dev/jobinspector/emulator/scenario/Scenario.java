package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.ArtifactCredentials;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.WorkProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the account looks like when the emulator starts. Ages count back from that instant. An id
/// that is not given follows from the seed.
///
/// @param actionTime how long an action of another AWS service takes
/// @param everywhere the action types that every Region has
public record Scenario(
    String account,
    Optional<Duration> actionTime,
    Optional<ArtifactCredentials> artifactCredentials,
    List<ActionType> everywhere,
    List<InRegion> regions) {
  /// One Region.
  public record InRegion(
      String name, List<ActionType> actionTypes, List<OnePipeline> pipelines, Recorded recorded) {}

  /// A pipeline, the stages that are closed with the reason, the conditions that keep stages
  /// closed, and its executions.
  public record OnePipeline(
      PipelineDeclaration declaration,
      Duration age,
      Map<String, String> closedStages,
      Map<String, Entry> entries,
      List<Execution> executions) {}

  /// The conditions before a stage.
  public record Entry(
      Pipeline.EntryCondition.Status status, Optional<String> summary, Duration age) {}

  /// A pipeline execution, or `count` alike ones.
  ///
  /// @param completed the stages that all succeeded
  /// @param waitingFor the stage that it has reached and cannot enter
  /// @param status if it does not follow from the actions
  public record Execution(
      Optional<String> id,
      int count,
      Duration age,
      PipelineExecution.Trigger trigger,
      List<String> completed,
      List<Action> actions,
      Optional<String> waitingFor,
      Optional<PipelineExecution.Status> status) {}

  /// An execution of an action. Its status follows from its newest job; `status` counts if it has
  /// none.
  public record Action(
      String stage,
      PipelineDeclaration.Action declaration,
      Optional<String> id,
      Duration age,
      ActionRun.Status status,
      WorkProgress progress,
      Optional<ActionRun.Problem> problem,
      List<OneJob> jobs) {}

  /// A job. `availableIn` is when a job that is Created will be Queued.
  public record OneJob(
      Optional<String> id,
      JobState state,
      Duration age,
      Optional<String> continuationToken,
      Duration availableIn) {}
}
