package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One execution of a pipeline.
public final class PipelineExecution {
  /// `PipelineExecutionStatus` of the service model.
  public enum Status {
    CANCELLED("Cancelled"),
    IN_PROGRESS("InProgress"),
    STOPPED("Stopped"),
    STOPPING("Stopping"),
    SUCCEEDED("Succeeded"),
    SUPERSEDED("Superseded"),
    FAILED("Failed");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /// What started it, and with which source revision.
  public record Trigger(String type, String detail, Optional<String> revision, String summary) {}

  private final String id;
  private final Pipeline pipeline;
  private final Trigger trigger;
  private final Instant started;
  private final SequencedMap<String, StageExecution> stages = LinkedHashMap.newLinkedHashMap(2);
  private final List<ActionRun> actions = new ArrayList<>(2);
  private Instant updated;
  private Status status = Status.IN_PROGRESS;
  private Optional<String> stopReason = Optional.empty();

  public PipelineExecution(String id, Pipeline pipeline, Trigger trigger, Instant started) {
    this.id = id;
    this.pipeline = pipeline;
    this.trigger = trigger;
    this.started = started;
    this.updated = started;
  }

  public String id() {
    return id;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  public Trigger trigger() {
    return trigger;
  }

  public Instant started() {
    return started;
  }

  public Instant updated() {
    return updated;
  }

  public Status status() {
    return status;
  }

  public Optional<String> stopReason() {
    return stopReason;
  }

  /// Returns the stages it has entered, in order.
  public Map<String, StageExecution> stages() {
    return stages;
  }

  public Optional<StageExecution> newestStage() {
    return Optional.ofNullable(stages.lastEntry()).map(Map.Entry::getValue);
  }

  /// Returns all its action executions, retried ones too, oldest first.
  public List<ActionRun> actions() {
    return actions;
  }

  /// Enters a stage, or enters it again.
  public StageExecution enter(PipelineDeclaration.Stage stage) {
    var execution = new StageExecution(this, stage);
    stages.put(stage.name(), execution);
    pipeline.entered(execution);
    return execution;
  }

  public void become(Status next, Instant now) {
    status = next;
    updated = now;
  }

  void stop(Optional<String> reason) {
    stopReason = reason;
  }
}
