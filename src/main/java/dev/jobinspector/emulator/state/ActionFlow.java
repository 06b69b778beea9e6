package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.ServiceVariables;
import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.state.ActionRun.Problem;
import dev.jobinspector.emulator.state.ActionRun.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts actions: resolves their configuration; then opens a job, waits for an approval, or plans
/// the end of what another AWS service would do.
final class ActionFlow {
  /// "Quotas in AWS CodePipeline" of the user guide.
  private static final Duration APPROVAL = Duration.ofDays(7);

  private static final int LARGEST_CONFIGURATION = 100 * 1024;

  private final SeededIds ids;
  private final JobFlow jobs;
  private final EventQueue events;
  private final PipelineFlow pipelines;
  private final Duration serviceTime;

  /// @param serviceTime how long an action of another AWS service takes
  ActionFlow(
      SeededIds ids,
      JobFlow jobs,
      EventQueue events,
      PipelineFlow pipelines,
      Duration serviceTime) {
    this.ids = ids;
    this.jobs = jobs;
    this.events = events;
    this.pipelines = pipelines;
    this.serviceTime = serviceTime;
  }

  /// Starts actions of a stage together. None ends before all have begun.
  void start(StageExecution stage, List<Action> actions, Instant now) {
    actions.stream().map(action -> add(stage, action, now)).forEach(run -> begin(run, now));
  }

  private ActionRun add(StageExecution stage, Action action, Instant now) {
    PipelineExecution execution = stage.pipelineExecution();
    String id =
        ids.uuid(
            execution.id(),
            stage.declaration().name(),
            action.name(),
            Integer.toString(execution.actions().size()));
    var run = new ActionRun(id, stage, action, now);
    stage.add(run);
    execution.actions().add(run);
    return run;
  }

  private void begin(ActionRun run, Instant now) {
    Optional<Problem> problem = resolve(run);
    if (problem.isPresent()) {
      events.plan(now, at -> fail(run, problem.get(), at));
      return;
    }
    switch (run.declaration().type().executor()) {
      case JOB_WORKER, LAMBDA -> jobs.open(run, now);
      case SERVICE -> {
        if (run.declaration().type().isApproval()) {
          await(run, now);
        } else {
          events.plan(now.plus(serviceTime), at -> succeed(run, at));
        }
      }
    }
  }

  /// Puts values for the references in the configuration.
  private static Optional<Problem> resolve(ActionRun run) {
    Optional<Map<String, String>> resolved =
        run.stage().pipelineExecution().resolve(run.declaration().configuration());
    if (resolved.isEmpty()) {
      return Optional.of(
          new Problem(
              "ConfigurationError",
              "An action in this pipeline failed because one or more variables could not be"
                  + " resolved: Action name="
                  + run.declaration().name()));
    }
    run.resolve(resolved.get());
    return size(resolved.get()) <= LARGEST_CONFIGURATION
        ? Optional.empty()
        : Optional.of(
            new Problem("ConfigurationError", "The resolved configuration exceeds 100 KB"));
  }

  private static long size(Map<String, String> configuration) {
    return configuration.entrySet().stream()
        .mapToLong(
            entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /// In the mode PARALLEL the token of an approval is its external execution id.
  private void await(ActionRun run, Instant now) {
    if (run.stage().pipelineExecution().declaration().mode() == ExecutionMode.PARALLEL) {
      run.report(WorkProgress.externally(run.approvalToken()), now);
    }
    limit(run);
  }

  /// Fails an approval when it has not been given in time.
  void limit(ActionRun approval) {
    var problem = new Problem("JobTimedOut", "The approval was not given in time.");
    events.plan(
        approval.started().plus(approval.declaration().timeout().orElse(APPROVAL)),
        at -> fail(approval, problem, at));
  }

  private void succeed(ActionRun run, Instant now) {
    if (run.status() == Status.IN_PROGRESS) {
      String revision = run.stage().pipelineExecution().revisionOf(run.declaration()).orElse("");
      run.publish(ServiceVariables.of(run.declaration(), run.configuration(), revision, now));
      pipelines.succeeded(run, now);
    }
  }

  private void fail(ActionRun run, Problem problem, Instant now) {
    if (run.status() == Status.IN_PROGRESS) {
      pipelines.failed(run, problem, now);
    }
  }
}
