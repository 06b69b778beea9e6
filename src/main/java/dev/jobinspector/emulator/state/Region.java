package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the account has in one Region.
public final class Region {
  private final String name;
  private final Map<ActionTypeKey, ActionType> actionTypes = new LinkedHashMap<>();
  private final Map<ActionTypeKey, ActionType> deletedActionTypes = new HashMap<>();
  private final NavigableMap<String, Pipeline> pipelines = new TreeMap<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final JobQueues queues = new JobQueues();

  /// @param everywhere the action types that every Region has
  public Region(String name, List<ActionType> everywhere) {
    this.name = name;
    everywhere.forEach(this::add);
  }

  public String name() {
    return name;
  }

  public Stream<ActionType> actionTypes() {
    return actionTypes.values().stream();
  }

  /// Returns the action types of an owner.
  public Stream<ActionType> actionTypes(String owner) {
    return actionTypes().filter(type -> type.id().owner().equals(owner));
  }

  public Optional<ActionType> actionType(ActionTypeKey id) {
    return Optional.ofNullable(actionTypes.get(id));
  }

  public void add(ActionType type) {
    actionTypes.put(type.id(), type);
    deletedActionTypes.remove(type.id());
  }

  /// Marks an action type as deleted: pipelines that have it keep it, polls do not find it.
  public void delete(ActionTypeKey id) {
    ActionType type = actionTypes.remove(id);
    if (type != null) {
      deletedActionTypes.put(id, type);
    }
  }

  public Optional<ActionType> deletedActionType(ActionTypeKey id) {
    return Optional.ofNullable(deletedActionTypes.get(id));
  }

  /// Returns the pipelines by name.
  public Collection<Pipeline> pipelines() {
    return pipelines.values();
  }

  public Optional<Pipeline> pipeline(String pipelineName) {
    return Optional.ofNullable(pipelines.get(pipelineName));
  }

  public void add(Pipeline pipeline) {
    pipelines.put(pipeline.declaration().name(), pipeline);
  }

  public void remove(Pipeline pipeline) {
    pipelines.remove(pipeline.declaration().name());
  }

  /// Returns the jobs in the order in which they were created.
  public Collection<Job> jobs() {
    return jobs.values();
  }

  public Optional<Job> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  void add(Job job) {
    jobs.put(job.id(), job);
  }

  JobQueues queues() {
    return queues;
  }
}
