package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.ActionType.Executor;
import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.scenario.Scenario.Execution;
import dev.jobinspector.emulator.scenario.Scenario.OneJob;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.PipelineExecution.Trigger;
import dev.jobinspector.emulator.state.WorkProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads an execution of a pipeline, its actions and their jobs.
final class ExecutionReader {
  private static final Trigger DEFAULT_TRIGGER =
      new Trigger("StartPipelineExecution", "scenario", Optional.empty(), "");

  private static final List<PipelineExecution.Status> STATUSES =
      List.of(PipelineExecution.Status.values());

  private static final List<ActionRun.Status> ACTION_STATUSES = List.of(ActionRun.Status.values());

  private static final List<JobState> JOB_STATES = List.of(JobState.values());

  private static final int MOST = 1_000_000;

  private final PipelineDeclaration pipeline;
  private final UniqueIds ids;

  ExecutionReader(PipelineDeclaration pipeline, UniqueIds ids) {
    this.pipeline = pipeline;
    this.ids = ids;
  }

  Execution read(ObjectFields fields) throws InvalidScenario {
    int count = fields.integer("count", 1);
    Duration age = fields.duration("age", Duration.ofHours(1));
    List<String> completed = fields.texts("completed");
    for (String stage : completed) {
      stage("completed", stage, fields);
    }
    List<Scenario.Action> actions = fields.objects("actions", action -> action(action, age));
    Optional<String> waitingFor = fields.optionalText("waitingFor");
    if (waitingFor.isPresent()) {
      stage("waitingFor", waitingFor.get(), fields);
    }
    Optional<String> id = ids.optional(fields);
    boolean fixed =
        id.isPresent()
            || actions.stream()
                .anyMatch(
                    a -> a.id().isPresent() || a.jobs().stream().anyMatch(j -> j.id().isPresent()));
    if (count < 1 || count > MOST || (count > 1 && fixed)) {
      throw new InvalidScenario(
          fields.lineOf("count"),
          "count must be from 1 to " + MOST + ", and 1 where an id is fixed");
    }
    return new Execution(
        id,
        count,
        age,
        fields.object("trigger", ExecutionReader::trigger).orElse(DEFAULT_TRIGGER),
        completed,
        actions,
        waitingFor,
        fields.optionalOneOf("status", STATUSES, PipelineExecution.Status::wireName));
  }

  private static Trigger trigger(ObjectFields fields) throws InvalidScenario {
    return new Trigger(
        fields.text("type"),
        fields.optionalText("detail").orElse(""),
        fields.optionalText("revision"),
        fields.optionalText("summary").orElse(""));
  }

  private Scenario.Action action(ObjectFields fields, Duration executionAge)
      throws InvalidScenario {
    Stage stage = stage("stage", fields.text("stage"), fields);
    String name = fields.text("action");
    PipelineDeclaration.Action declaration = null;
    for (PipelineDeclaration.Action each : stage.actions()) {
      declaration = each.name().equals(name) ? each : declaration;
    }
    if (declaration == null) {
      throw new InvalidScenario(fields.lineOf("action"), "this stage has no action " + name);
    }
    Duration age = fields.duration("age", executionAge);
    Executor executor = declaration.type().executor();
    List<OneJob> jobs = fields.objects("jobs", job -> job(job, age, executor));
    if (!jobs.isEmpty() && executor == Executor.SERVICE) {
      throw new InvalidScenario(fields.lineOf("jobs"), "actions of this type are not done by jobs");
    }
    ActionRun.Status status =
        fields
            .optionalOneOf("status", ACTION_STATUSES, ActionRun.Status::wireName)
            .orElse(ActionRun.Status.SUCCEEDED);
    if (fields.has("status") && !jobs.isEmpty()) {
      throw new InvalidScenario(
          fields.lineOf("status"), "the status of an action with jobs follows from its newest job");
    }
    if (jobs.isEmpty() && status == ActionRun.Status.IN_PROGRESS && executor != Executor.SERVICE) {
      throw new InvalidScenario(fields.line(), "an action in progress of this type has a job");
    }
    return new Scenario.Action(
        stage.name(),
        declaration,
        ids.optional(fields),
        age,
        status,
        progress(fields),
        fields.object(
            "problem",
            problem -> new ActionRun.Problem(problem.text("code"), problem.text("message"))),
        jobs);
  }

  private static WorkProgress progress(ObjectFields fields) throws InvalidScenario {
    Optional<Integer> percent =
        fields.has("percentComplete")
            ? Optional.of(fields.integer("percentComplete", 0))
            : Optional.empty();
    return new WorkProgress(
        fields.optionalText("summary"),
        fields.optionalText("externalExecutionId"),
        percent,
        Optional.empty());
  }

  private OneJob job(ObjectFields fields, Duration actionAge, Executor executor)
      throws InvalidScenario {
    var job =
        new OneJob(
            ids.optional(fields),
            fields.oneOf("status", JOB_STATES, JobState::wireName),
            fields.duration("age", actionAge),
            fields.optionalText("continuationToken"),
            fields.duration("availableIn", Duration.ofSeconds(30)));
    boolean polled = job.state() == JobState.QUEUED || job.state() == JobState.DISPATCHED;
    if (polled && executor == Executor.LAMBDA) {
      throw new InvalidScenario(
          fields.lineOf("status"), "nobody polls for the jobs of a Lambda function");
    }
    return job;
  }

  private Stage stage(String member, String name, ObjectFields fields) throws InvalidScenario {
    for (Stage stage : pipeline.stages()) {
      if (stage.name().equals(name)) {
        return stage;
      }
    }
    throw new InvalidScenario(fields.lineOf(member), "this pipeline has no stage " + name);
  }
}
