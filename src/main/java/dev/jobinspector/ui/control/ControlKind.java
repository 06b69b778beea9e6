package dev.jobinspector.ui.control;

import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;

/// What can be done with a pipeline.
public enum ControlKind {
  RETRY_STAGE("retry", "Retry stage", Operation.RETRY_STAGE_EXECUTION),
  STOP_EXECUTION("stop", "Stop execution", Operation.STOP_PIPELINE_EXECUTION),
  DISABLE_TRANSITION("disable", "Disable transition", Operation.DISABLE_STAGE_TRANSITION),
  ENABLE_TRANSITION("enable", "Enable transition", Operation.ENABLE_STAGE_TRANSITION);

  private final String id;
  private final String title;
  private final Operation operation;

  ControlKind(String id, String title, Operation operation) {
    this.id = id;
    this.title = title;
    this.operation = operation;
  }

  /// Returns what the ids of its form begin with.
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  Operation operation() {
    return operation;
  }

  /// Returns what it does, in one sentence.
  String consequence() {
    Verb verb = operation.verb();
    return verb.consequence();
  }
}
