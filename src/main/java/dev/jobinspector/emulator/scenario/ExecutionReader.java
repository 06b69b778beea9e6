package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.scenario.Scenario.Execution;
import dev.jobinspector.emulator.scenario.Scenario.OneJob;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.ActionType.Executor;
import dev.jobinspector.emulator.state.PipelineDeclaration;
import dev.jobinspector.emulator.state.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.state.PipelineExecution;
import dev.jobinspector.emulator.state.PipelineExecution.Trigger;
import dev.jobinspector.emulator.state.WorkProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads an execution of a pipeline, its actions and their jobs.
final class ExecutionReader {
  private static final Trigger DEFAULT_TRIGGER =
      new Trigger("StartPipelineExecution", "scenario", Optional.empty(), "");

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
      stage(stage, fields.lineOf("completed"));
    }
    var actions = new ArrayList<Scenario.Action>();
    for (ObjectFields action : fields.objects("actions")) {
      actions.add(action(action, age));
    }
    Optional<String> waitingFor = fields.optionalText("waitingFor");
    if (waitingFor.isPresent()) {
      stage(waitingFor.get(), fields.lineOf("waitingFor"));
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
    Optional<PipelineExecution.Status> status = Optional.empty();
    if (fields.has("status")) {
      status =
          Optional.of(
              oneOf(
                  fields,
                  "status",
                  PipelineExecution.Status.values(),
                  PipelineExecution.Status::wireName));
    }
    Trigger trigger = trigger(fields);
    fields.end();
    return new Execution(id, count, age, trigger, completed, actions, waitingFor, status);
  }

  private static Trigger trigger(ObjectFields fields) throws InvalidScenario {
    var trigger = fields.object("trigger");
    if (trigger.isEmpty()) {
      return DEFAULT_TRIGGER;
    }
    var read =
        new Trigger(
            trigger.get().text("type"),
            trigger.get().optionalText("detail").orElse(""),
            trigger.get().optionalText("revision"),
            trigger.get().optionalText("summary").orElse(""));
    trigger.get().end();
    return read;
  }

  private Scenario.Action action(ObjectFields fields, Duration executionAge)
      throws InvalidScenario {
    Stage stage = stage(fields.text("stage"), fields.lineOf("stage"));
    String name = fields.text("action");
    var declaration =
        stage.actions().stream()
            .filter(action -> action.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidScenario(
                        fields.lineOf("action"), "this stage has no action " + name));
    Duration age = fields.duration("age", executionAge);
    var jobs = new ArrayList<OneJob>();
    for (ObjectFields job : fields.objects("jobs")) {
      jobs.add(job(job, age, declaration.type().executor()));
    }
    if (!jobs.isEmpty() && declaration.type().executor() == Executor.SERVICE) {
      throw new InvalidScenario(fields.lineOf("jobs"), "actions of this type are not done by jobs");
    }
    var status =
        fields.has("status")
            ? oneOf(fields, "status", ActionRun.Status.values(), ActionRun.Status::wireName)
            : ActionRun.Status.SUCCEEDED;
    if (fields.has("status") && !jobs.isEmpty()) {
      throw new InvalidScenario(
          fields.lineOf("status"), "the status of an action with jobs follows from its newest job");
    }
    if (jobs.isEmpty()
        && status == ActionRun.Status.IN_PROGRESS
        && declaration.type().executor() != Executor.SERVICE) {
      throw new InvalidScenario(fields.line(), "an action in progress of this type has a job");
    }
    var read =
        new Scenario.Action(
            stage.name(),
            declaration,
            ids.optional(fields),
            age,
            status,
            progress(fields),
            problem(fields),
            jobs);
    fields.end();
    return read;
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

  private static Optional<ActionRun.Problem> problem(ObjectFields fields) throws InvalidScenario {
    var problem = fields.object("problem");
    if (problem.isEmpty()) {
      return Optional.empty();
    }
    var read = new ActionRun.Problem(problem.get().text("code"), problem.get().text("message"));
    problem.get().end();
    return Optional.of(read);
  }

  private OneJob job(ObjectFields fields, Duration actionAge, Executor executor)
      throws InvalidScenario {
    var job =
        new OneJob(
            ids.optional(fields),
            oneOf(fields, "status", JobState.values(), JobState::wireName),
            fields.duration("age", actionAge),
            fields.optionalText("continuationToken"),
            fields.duration("availableIn", Duration.ofSeconds(30)));
    boolean polled = job.state() == JobState.QUEUED || job.state() == JobState.DISPATCHED;
    if (polled && executor == Executor.LAMBDA) {
      throw new InvalidScenario(
          fields.lineOf("status"), "nobody polls for the jobs of a Lambda function");
    }
    fields.end();
    return job;
  }

  private Stage stage(String name, int line) throws InvalidScenario {
    return pipeline.stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidScenario(line, "this pipeline has no stage " + name));
  }

  private static <T> T oneOf(
      ObjectFields fields, String name, T[] values, Function<T, String> wireName)
      throws InvalidScenario {
    String text = fields.text(name);
    for (T value : values) {
      if (wireName.apply(value).equals(text)) {
        return value;
      }
    }
    throw new InvalidScenario(
        fields.lineOf(name),
        name
            + " must be one of "
            + String.join(", ", Arrays.stream(values).map(wireName).toList()));
  }
}
