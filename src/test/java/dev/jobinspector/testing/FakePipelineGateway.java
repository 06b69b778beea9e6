package dev.jobinspector.testing;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Pipelines that hold the action executions that they are given. It keeps the contract of the real
/// one, may be asked by many threads, and fails on command.
public final class FakePipelineGateway implements PipelineGateway {
  private final List<ActionExecution> executions = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, PipelineState> states = new LinkedHashMap<>();
  private final Map<String, StageState.Transition> transitions = new LinkedHashMap<>();
  private final Map<String, String> statuses = new LinkedHashMap<>();
  private final Set<String> parallel = new LinkedHashSet<>();
  private final Map<String, JobFailure> failures = new LinkedHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<ActionTypeId, String> queryable = new LinkedHashMap<>();
  private Consumer<String> meanwhile = _ -> {};

  /// A pipeline in which nothing was ever executed.
  public void add(String pipeline) {
    names.add(pipeline);
  }

  /// An execution of an action, newer than those that are there.
  public void add(ActionExecution execution) {
    names.add(pipeline(execution));
    executions.addFirst(execution);
  }

  /// A pipeline whose state is this, whatever executions it has.
  public void add(PipelineState state) {
    names.add(state.pipeline());
    states.put(state.pipeline(), state);
  }

  /// From now on the executions of a pipeline run beside each other.
  public void parallel(String pipeline) {
    parallel.add(pipeline);
  }

  /// Everything that is asked about a pipeline fails; of the name `*`, listing them.
  public void fail(String pipeline, JobFailure failure) {
    failures.put(pipeline, failure);
  }

  /// From now on a pipeline can be read again.
  public void recover(String pipeline) {
    failures.remove(pipeline);
  }

  /// Happens in the middle of every request; told what was asked.
  public void meanwhile(Consumer<String> happening) {
    meanwhile = happening;
  }

  /// What was asked, such as `state PIPELINE`.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Reply<List<ListedPipeline>> pipelines() {
    return reply(
        "pipelines",
        "*",
        names.stream()
            .map(name -> new ListedPipeline(name, parallel.contains(name), Optional.empty()))
            .toList());
  }

  @Override
  public Reply<PipelineState> state(String pipeline) {
    Map<String, ActionExecution> newest = new LinkedHashMap<>();
    of(pipeline).forEach(execution -> newest.putIfAbsent(execution.context().path(), execution));
    Map<String, List<ActionExecution>> stages = new LinkedHashMap<>();
    newest
        .values()
        .forEach(
            execution ->
                stages
                    .computeIfAbsent(
                        execution.context().stage().orElseThrow(), _ -> new ArrayList<>())
                    .add(execution));
    return reply(
        "state " + pipeline,
        pipeline,
        states.getOrDefault(
            pipeline,
            new PipelineState(
                pipeline,
                stages.entrySet().stream()
                    .map(stage -> stage(pipeline, stage.getKey(), stage.getValue()))
                    .toList())));
  }

  /// From now on the way into a stage is this.
  public void transition(String pipeline, String stage, StageState.Transition transition) {
    transitions.put(pipeline + "/" + stage, transition);
  }

  private StageState stage(String pipeline, String name, List<ActionExecution> actions) {
    return new StageState(
        name,
        actions.getFirst().context().pipelineExecutionId().map(id -> execution(id, actions)),
        List.of(),
        transitions.getOrDefault(pipeline + "/" + name, StageState.Transition.ENABLED),
        Optional.empty(),
        actions.stream()
            .map(
                action ->
                    new StageState.ActionState(
                        action.context().action().orElseThrow(),
                        Optional.of(action),
                        Optional.empty()))
            .toList());
  }

  private StageState.Execution execution(String id, List<ActionExecution> actions) {
    return new StageState.Execution(
        id,
        actions.stream().anyMatch(ActionExecution::isUnderWay)
            ? statuses.getOrDefault(id, "InProgress")
            : actions.getFirst().status().text());
  }

  @Override
  public Reply<UnderWay> underWay(String pipeline) {
    return reply(
        "underWay " + pipeline,
        pipeline,
        new UnderWay(
            of(pipeline).stream()
                .filter(ActionExecution::isUnderWay)
                .flatMap(execution -> execution.context().pipelineExecutionId().stream())
                .distinct()
                .toList(),
            true));
  }

  @Override
  public Reply<Optional<String>> executionStatus(String pipeline, String pipelineExecutionId) {
    Optional<String> id = Optional.of(pipelineExecutionId);
    List<ActionExecution> its =
        of(pipeline).stream()
            .filter(action -> action.context().pipelineExecutionId().equals(id))
            .toList();
    return reply(
        "executionStatus " + pipeline,
        pipeline,
        Optional.ofNullable(statuses.get(pipelineExecutionId))
            .or(
                () ->
                    its.stream()
                        .findFirst()
                        .map(
                            newest ->
                                its.stream().anyMatch(ActionExecution::isUnderWay)
                                    ? "InProgress"
                                    : newest.status().text())));
  }

  /// From now on an execution has this status, whatever its actions do.
  public void become(String pipelineExecutionId, String status) {
    statuses.put(pipelineExecutionId, status);
  }

  @Override
  public Reply<List<ActionExecution>> recent(String pipeline) {
    return reply("recent " + pipeline, pipeline, of(pipeline).stream().limit(100).toList());
  }

  @Override
  public Reply<List<ActionExecution>> actions(String pipeline, String pipelineExecutionId) {
    return reply(
        "actions " + pipeline,
        pipeline,
        of(pipeline).stream()
            .filter(
                execution ->
                    execution
                        .context()
                        .pipelineExecutionId()
                        .equals(Optional.of(pipelineExecutionId)))
            .toList());
  }

  /// From now on polls for an action type must name a property.
  public void queryable(ActionTypeId type, String property) {
    queryable.put(type, property);
  }

  @Override
  public Reply<Optional<String>> queryableProperty(ActionTypeId type) {
    return reply("queryableProperty", "*", Optional.ofNullable(queryable.get(type)));
  }

  private List<ActionExecution> of(String pipeline) {
    return executions.stream().filter(execution -> pipeline(execution).equals(pipeline)).toList();
  }

  private static String pipeline(ActionExecution execution) {
    return execution.context().pipeline().orElseThrow();
  }

  private <T> Reply<T> reply(String what, String about, T value) {
    asked.add(what);
    meanwhile.accept(what);
    JobFailure failure = failures.get(about);
    if (failure == null && !about.equals("*") && !names.contains(about)) {
      failure =
          new JobFailure.Rejected(
              Refusal.PIPELINE_NOT_FOUND, "PipelineNotFoundException", "no such pipeline");
    }
    return failure == null
        ? new Reply.Answered<>(value, FakeGateway.RECEIPT)
        : new Reply.Failed<>(failure, FakeGateway.RECEIPT);
  }
}
