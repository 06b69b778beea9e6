package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.state.ActionRun.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One pass of a pipeline execution through a stage. Of each action it keeps the latest execution.
public final class StageExecution {
  private final PipelineExecution pipelineExecution;
  private final PipelineDeclaration.Stage declaration;
  private final Map<String, ActionRun> latest = LinkedHashMap.newLinkedHashMap(2);

  public StageExecution(
      PipelineExecution pipelineExecution, PipelineDeclaration.Stage declaration) {
    this.pipelineExecution = pipelineExecution;
    this.declaration = declaration;
  }

  public PipelineExecution pipelineExecution() {
    return pipelineExecution;
  }

  public PipelineDeclaration.Stage declaration() {
    return declaration;
  }

  public Optional<ActionRun> latest(String action) {
    return Optional.ofNullable(latest.get(action));
  }

  public Collection<ActionRun> actions() {
    return latest.values();
  }

  public void add(ActionRun action) {
    latest.put(action.declaration().name(), action);
  }

  public boolean any(Status status) {
    for (ActionRun action : latest.values()) {
      if (action.status() == status) {
        return true;
      }
    }
    return false;
  }

  public boolean succeeded() {
    return latest.size() == declaration.actions().size()
        && latest.values().stream().allMatch(action -> action.status() == Status.SUCCEEDED);
  }

  /// Returns it as `StageExecutionStatus` of the service model names it.
  public String wireStatus() {
    if (any(Status.IN_PROGRESS)) {
      return pipelineExecution.status() == PipelineExecution.Status.STOPPING
          ? "Stopping"
          : "InProgress";
    }
    if (any(Status.FAILED)) {
      return "Failed";
    }
    if (succeeded()) {
      return "Succeeded";
    }
    return switch (pipelineExecution.status()) {
      case IN_PROGRESS -> "InProgress";
      case CANCELLED -> "Cancelled";
      case STOPPED, STOPPING, SUCCEEDED, SUPERSEDED, FAILED -> "Stopped";
    };
  }
}
