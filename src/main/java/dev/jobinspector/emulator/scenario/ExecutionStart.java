package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Variable;
import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.scenario.Scenario.OneJob;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.Job;
import dev.jobinspector.emulator.state.JobFlow;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.SeededIds;
import dev.jobinspector.emulator.state.StageExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Adds executions to a pipeline, with their actions and jobs, as a scenario describes them.
final class ExecutionStart {
  private final Instant now;
  private final SeededIds ids;
  private final JobFlow flow;
  private Duration lastAge = Duration.ZERO;
  private Instant last;

  ExecutionStart(Instant now, SeededIds ids, JobFlow flow) {
    this.now = now;
    this.last = now;
    this.ids = ids;
    this.flow = flow;
  }

  void addTo(Pipeline pipeline, Scenario.Execution scenario) {
    PipelineExecution.Start start = start(pipeline, scenario);
    for (int i = 0; i < scenario.count(); i++) {
      String number = Integer.toString(pipeline.executions().size());
      String id = scenario.id().orElseGet(() -> ids.uuid(pipeline.arn(), number));
      var execution = new PipelineExecution(id, pipeline, start, ago(scenario.age()));
      pipeline.add(execution);
      scenario.completed().forEach(stage -> complete(execution, stage));
      scenario.actions().forEach(action -> addAction(execution, action));
      scenario.waitingFor().ifPresent(stage -> pipeline.waitingFor(stage).addLast(execution));
      execution.become(scenario.status().orElseGet(() -> status(execution)), updated(execution));
    }
  }

  private static PipelineExecution.Start start(Pipeline pipeline, Scenario.Execution scenario) {
    List<Variable> declared = pipeline.declaration().variables();
    if (declared.isEmpty()) {
      return new PipelineExecution.Start(scenario.trigger(), Map.of(), Map.of());
    }
    Map<String, String> variables =
        declared.stream()
            .collect(Collectors.toMap(Variable::name, it -> it.defaultValue().orElseThrow()));
    return new PipelineExecution.Start(scenario.trigger(), variables, Map.of());
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

  private void addAction(PipelineExecution execution, Scenario.Action scenario) {
    StageExecution stage =
        Optional.ofNullable(execution.stages().get(scenario.stage()))
            .orElseGet(() -> execution.enter(stage(execution.pipeline(), scenario.stage())));
    String number = Integer.toString(execution.actions().size());
    String id = scenario.id().orElseGet(() -> ids.uuid(execution.id(), "action", number));
    Instant started = ago(scenario.age());
    var action = new ActionRun(id, stage, scenario.declaration(), started);
    add(action);
    action.report(scenario.progress(), started);
    scenario.jobs().forEach(job -> addJob(action, job));
    ActionRun.Status status =
        scenario.jobs().isEmpty() ? scenario.status() : status(scenario.jobs().getLast().state());
    action.end(status, scenario.problem(), started);
    flow.pipelines().place(action);
  }

  private void addJob(ActionRun action, OneJob scenario) {
    String number = Integer.toString(action.jobs().size());
    String id = scenario.id().orElseGet(() -> ids.uuid(action.id(), "job", number));
    var job = new Job(id, action, scenario.continuationToken(), ago(scenario.age()));
    flow.place(job, scenario.state(), scenario.availableIn(), now);
  }

  /// Returns the same instant for the same age as last time: there are many alike.
  private Instant ago(Duration age) {
    if (!age.equals(lastAge)) {
      lastAge = age;
      last = now.minus(age);
    }
    return last;
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
    StageExecution newest = execution.newestStage().orElse(null);
    if (newest != null && newest.any(ActionRun.Status.IN_PROGRESS)) {
      return PipelineExecution.Status.IN_PROGRESS;
    }
    if (newest != null && newest.any(ActionRun.Status.FAILED)) {
      return PipelineExecution.Status.FAILED;
    }
    int stages = execution.pipeline().declaration().stages().size();
    return execution.stages().size() == stages
            && execution.stages().values().stream().allMatch(StageExecution::succeeded)
        ? PipelineExecution.Status.SUCCEEDED
        : PipelineExecution.Status.IN_PROGRESS;
  }

  private static Instant updated(PipelineExecution execution) {
    Instant latest = null;
    for (ActionRun action : execution.actions()) {
      if (latest == null || action.updated().isAfter(latest)) {
        latest = action.updated();
      }
    }
    return latest == null ? execution.started() : latest;
  }

  private static Stage stage(Pipeline pipeline, String name) {
    return pipeline.declaration().stage(name).orElseThrow();
  }
}
