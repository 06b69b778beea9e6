package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One execution of an action: one or more jobs, each continuing the one before.
public final class ActionRun {
  /// `ActionExecutionStatus` of the service model.
  public enum Status {
    IN_PROGRESS("InProgress"),
    ABANDONED("Abandoned"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /// Why an action failed.
  public record Problem(String code, String message) {}

  private final String id;
  private final StageExecution stage;
  private final PipelineDeclaration.Action declaration;
  private final Instant started;
  private final List<Job> jobs = new ArrayList<>(1);
  private Instant updated;
  private Status status = Status.IN_PROGRESS;
  private WorkProgress progress = WorkProgress.NONE;
  private Optional<Problem> problem = Optional.empty();
  private Map<String, String> outputVariables = Map.of();
  private Map<String, String> configuration;

  public ActionRun(
      String id, StageExecution stage, PipelineDeclaration.Action declaration, Instant started) {
    this.id = id;
    this.stage = stage;
    this.declaration = declaration;
    this.started = started;
    this.updated = started;
    this.configuration = declaration.configuration();
  }

  public String id() {
    return id;
  }

  public StageExecution stage() {
    return stage;
  }

  public PipelineDeclaration.Action declaration() {
    return declaration;
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

  public WorkProgress progress() {
    return progress;
  }

  public Optional<Problem> problem() {
    return problem;
  }

  public Map<String, String> outputVariables() {
    return outputVariables;
  }

  /// Returns its jobs, oldest first.
  public List<Job> jobs() {
    return jobs;
  }

  /// Records what the worker reported.
  public void report(WorkProgress newProgress, Instant now) {
    progress = progress.updatedBy(newProgress);
    updated = now;
  }

  public void end(Status newStatus, Optional<Problem> why, Instant now) {
    status = newStatus;
    problem = why;
    updated = now;
  }

  /// Returns the configuration with values for its references.
  public Map<String, String> configuration() {
    return configuration;
  }

  void resolve(Map<String, String> resolved) {
    configuration = resolved;
  }

  /// Returns what PutApprovalResult must bring, if this is an approval.
  public String approvalToken() {
    return UUID.nameUUIDFromBytes(("approval " + id).getBytes(StandardCharsets.UTF_8)).toString();
  }

  void publish(Map<String, String> variables) {
    outputVariables = Map.copyOf(variables);
  }
}
