package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.VariableReferences;
import dev.jobinspector.emulator.declaration.VariableReferences.Reference;
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

    boolean isRunning() {
      return this == IN_PROGRESS || this == STOPPING;
    }
  }

  /// What started it, and with which source revision.
  public record Trigger(String type, String detail, Optional<String> revision, String summary) {}

  /// What it was started with.
  ///
  /// @param variables of the pipeline
  /// @param revisions by source action, in place of that of the trigger
  public record Start(
      Trigger trigger, Map<String, String> variables, Map<String, String> revisions) {}

  private final String id;
  private final Pipeline pipeline;
  private final PipelineDeclaration declaration;
  private final Start start;
  private final Instant started;
  private final SequencedMap<String, StageExecution> stages = LinkedHashMap.newLinkedHashMap(2);
  private final List<ActionRun> actions = new ArrayList<>(2);
  private Instant updated;
  private Status status = Status.IN_PROGRESS;
  private Optional<String> stopReason = Optional.empty();

  public PipelineExecution(String id, Pipeline pipeline, Start start, Instant started) {
    this.id = id;
    this.pipeline = pipeline;
    this.declaration = pipeline.declaration();
    this.start = start;
    this.started = started;
    this.updated = started;
  }

  public String id() {
    return id;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  /// Returns how the pipeline was built when it was started.
  public PipelineDeclaration declaration() {
    return declaration;
  }

  public Trigger trigger() {
    return start.trigger();
  }

  /// Returns the values of the pipeline's variables.
  public Map<String, String> variables() {
    return start.variables();
  }

  /// Returns the revision that a source action finds.
  public Optional<String> revisionOf(Action source) {
    return Optional.ofNullable(start.revisions().get(source.name())).or(() -> trigger().revision());
  }

  /// Returns a configuration with values for its references; empty if one has none.
  Optional<Map<String, String>> resolve(Map<String, String> configuration) {
    return VariableReferences.resolve(configuration, this::value);
  }

  private Optional<String> value(Reference reference) {
    return switch (reference.namespace()) {
      case VariableReferences.EXECUTION ->
          Optional.of(id).filter(unused -> reference.key().equals(VariableReferences.EXECUTION_ID));
      case VariableReferences.PIPELINE -> Optional.ofNullable(variables().get(reference.key()));
      default -> published(reference);
    };
  }

  private Optional<String> published(Reference reference) {
    return stages.values().stream()
        .flatMap(stage -> stage.actions().stream())
        .filter(action -> action.status() == ActionRun.Status.SUCCEEDED)
        .filter(
            action ->
                action.declaration().namespace().stream().anyMatch(reference.namespace()::equals))
        .flatMap(
            action -> Optional.ofNullable(action.outputVariables().get(reference.key())).stream())
        .findFirst();
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
    pipeline.count(status, next);
    status = next;
    updated = now;
  }

  void stop(Optional<String> reason) {
    stopReason = reason;
  }
}
