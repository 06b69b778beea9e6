package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.scenario.Scenario.InRegion;
import dev.jobinspector.emulator.scenario.Scenario.OneJob;
import dev.jobinspector.emulator.scenario.Scenario.OnePipeline;
import dev.jobinspector.emulator.state.Account;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.Job;
import dev.jobinspector.emulator.state.JobFlow;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.Region;
import dev.jobinspector.emulator.state.SeededIds;
import dev.jobinspector.emulator.state.StageExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Brings an account into the state that a scenario describes.
public final class ScenarioStart {
  private final Instant now;
  private final SeededIds ids;
  private final Account account;

  private ScenarioStart(Instant now, SeededIds ids, Account account) {
    this.now = now;
    this.ids = ids;
    this.account = account;
  }

  public static Account of(Scenario scenario, Instant now, long seed, Duration dispatchWindow) {
    var ids = new SeededIds(seed);
    var account = new Account(scenario.account(), new JobFlow(dispatchWindow, ids));
    var start = new ScenarioStart(now, ids, account);
    scenario.regions().forEach(start::begin);
    return account;
  }

  private void begin(InRegion scenario) {
    Region region = account.addRegion(scenario.name());
    scenario.actionTypes().forEach(region::add);
    scenario.pipelines().forEach(pipeline -> begin(region, pipeline));
  }

  private void begin(Region region, OnePipeline scenario) {
    String name = scenario.declaration().name();
    String arn = String.join(":", "arn:aws:codepipeline", region.name(), account.id(), name);
    Instant created = now.minus(scenario.age());
    var pipeline = new Pipeline(region, scenario.declaration(), arn, created);
    region.add(pipeline);
    scenario
        .closedStages()
        .forEach(
            (stage, reason) ->
                pipeline.transitionInto(
                    stage,
                    new Pipeline.Transition(
                        false,
                        Optional.of(reason),
                        Optional.of("arn:aws:iam::" + account.id() + ":user/release-manager"),
                        now.minus(Duration.ofHours(2)))));
    scenario.executions().stream()
        .sorted(Comparator.comparing(Scenario.Execution::age).reversed())
        .forEach(execution -> begin(pipeline, execution));
  }

  private void begin(Pipeline pipeline, Scenario.Execution scenario) {
    for (int i = 0; i < scenario.count(); i++) {
      String number = Integer.toString(pipeline.executions().size());
      String id = scenario.id().orElseGet(() -> ids.uuid(pipeline.arn(), number));
      var execution =
          new PipelineExecution(id, pipeline, scenario.trigger(), now.minus(scenario.age()));
      pipeline.add(execution);
      scenario.completed().forEach(stage -> complete(execution, stage));
      scenario.actions().forEach(action -> begin(execution, action));
      scenario.waitingFor().ifPresent(stage -> pipeline.waitingFor(stage).addLast(execution));
      execution.become(scenario.status().orElseGet(() -> status(execution)), updated(execution));
    }
  }

  private void complete(PipelineExecution execution, String stageName) {
    StageExecution stage = execution.enter(stage(execution.pipeline(), stageName));
    for (var declaration : stage.declaration().actions()) {
      String id = ids.uuid(execution.id(), stageName, declaration.name());
      var action = new ActionRun(id, stage, declaration, execution.started());
      action.end(ActionRun.Status.SUCCEEDED, Optional.empty(), execution.started().plusSeconds(95));
      add(action);
    }
  }

  private void begin(PipelineExecution execution, Scenario.Action scenario) {
    StageExecution stage =
        Optional.ofNullable(execution.stages().get(scenario.stage()))
            .orElseGet(() -> execution.enter(stage(execution.pipeline(), scenario.stage())));
    String number = Integer.toString(execution.actions().size());
    String id = scenario.id().orElseGet(() -> ids.uuid(execution.id(), "action", number));
    Instant started = now.minus(scenario.age());
    var action = new ActionRun(id, stage, scenario.declaration(), started);
    add(action);
    action.report(scenario.progress(), started);
    for (OneJob job : scenario.jobs()) {
      begin(action, job);
    }
    ActionRun.Status status =
        scenario.jobs().isEmpty() ? scenario.status() : status(scenario.jobs().getLast().state());
    action.end(status, scenario.problem(), started);
  }

  private void begin(ActionRun action, OneJob scenario) {
    String number = Integer.toString(action.jobs().size());
    String id = scenario.id().orElseGet(() -> ids.uuid(action.id(), "job", number));
    var job = new Job(id, action, scenario.continuationToken(), now.minus(scenario.age()));
    account.flow().place(job, scenario.state(), scenario.availableIn(), now);
  }

  private static void add(ActionRun action) {
    action.stage().add(action);
    action.stage().pipelineExecution().actions().add(action);
  }

  private static ActionRun.Status status(JobState newest) {
    return switch (newest) {
      case CREATED, QUEUED, DISPATCHED, IN_PROGRESS -> ActionRun.Status.IN_PROGRESS;
      case SUCCEEDED -> ActionRun.Status.SUCCEEDED;
      case FAILED, TIMED_OUT -> ActionRun.Status.FAILED;
    };
  }

  private static PipelineExecution.Status status(PipelineExecution execution) {
    boolean failed =
        execution.newestStage().stream()
            .anyMatch(
                stage ->
                    stage.any(ActionRun.Status.FAILED) && !stage.any(ActionRun.Status.IN_PROGRESS));
    if (failed) {
      return PipelineExecution.Status.FAILED;
    }
    int stages = execution.pipeline().declaration().stages().size();
    return execution.stages().size() == stages
            && execution.stages().values().stream().allMatch(StageExecution::succeeded)
        ? PipelineExecution.Status.SUCCEEDED
        : PipelineExecution.Status.IN_PROGRESS;
  }

  private static Instant updated(PipelineExecution execution) {
    return execution.actions().stream()
        .map(ActionRun::updated)
        .max(Comparator.naturalOrder())
        .orElse(execution.started());
  }

  private static Stage stage(Pipeline pipeline, String name) {
    return pipeline.declaration().stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
