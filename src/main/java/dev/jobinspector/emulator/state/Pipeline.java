package dev.jobinspector.emulator.state;

import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pipeline with its executions.
public final class Pipeline {
  /// Whether executions may enter a stage.
  public record Transition(
      boolean enabled, Optional<String> reason, Optional<String> changedBy, Instant changedAt) {}

  /// How the conditions before a stage stand; the emulator evaluates none.
  public record EntryCondition(Status status, Optional<String> summary, Instant since) {
    /// `ConditionExecutionStatus` of the service model, of those that keep the stage closed.
    public enum Status {
      IN_PROGRESS("InProgress"),
      FAILED("Failed"),
      ERRORED("Errored");

      private final String wireName;

      Status(String wireName) {
        this.wireName = wireName;
      }

      public String wireName() {
        return wireName;
      }
    }
  }

  private final Region region;
  private PipelineDeclaration declaration;
  private final String arn;
  private final Instant created;
  private Instant updated;
  private int running;
  private final List<PipelineExecution> executions = new ArrayList<>();
  private final Map<String, PipelineExecution> byId = new HashMap<>();
  private final Map<String, StageExecution> newestIn = new HashMap<>();
  private final Map<String, Transition> inbound = new HashMap<>();
  private final Map<String, EntryCondition> entries = new HashMap<>();
  private final Map<String, Deque<PipelineExecution>> waiting = new HashMap<>();
  private final Map<String, PipelineExecution> byToken = new HashMap<>();

  public Pipeline(Region region, PipelineDeclaration declaration, String arn, Instant created) {
    this.region = region;
    this.declaration = declaration;
    this.arn = arn;
    this.created = created;
    this.updated = created;
  }

  public Region region() {
    return region;
  }

  public PipelineDeclaration declaration() {
    return declaration;
  }

  public String arn() {
    return arn;
  }

  public Instant created() {
    return created;
  }

  public Instant updated() {
    return updated;
  }

  /// Builds it again; executions in progress go on as they were started.
  public void redeclare(PipelineDeclaration next, Instant now) {
    declaration = next;
    updated = now;
  }

  /// Returns how many executions are in progress.
  public int running() {
    return running;
  }

  void count(PipelineExecution.Status before, PipelineExecution.Status after) {
    running += (after.isRunning() ? 1 : 0) - (before.isRunning() ? 1 : 0);
  }

  /// Returns the executions, oldest first.
  public List<PipelineExecution> executions() {
    return executions;
  }

  public Optional<PipelineExecution> execution(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public void add(PipelineExecution execution) {
    executions.add(execution);
    running += execution.status().isRunning() ? 1 : 0;
    byId.put(execution.id(), execution);
  }

  /// Returns the execution that a start with this token has begun.
  public Optional<PipelineExecution> startedWith(String clientRequestToken) {
    return Optional.ofNullable(byToken.get(clientRequestToken));
  }

  public void remember(String clientRequestToken, PipelineExecution execution) {
    byToken.put(clientRequestToken, execution);
  }

  /// Returns the newest execution that has entered the stage.
  public Optional<StageExecution> newestIn(String stage) {
    return Optional.ofNullable(newestIn.get(stage));
  }

  void entered(StageExecution execution) {
    newestIn.put(execution.declaration().name(), execution);
  }

  public Transition transitionInto(String stage) {
    return inbound.getOrDefault(
        stage, new Transition(true, Optional.empty(), Optional.empty(), created));
  }

  public void transitionInto(String stage, Transition transition) {
    inbound.put(stage, transition);
  }

  /// Returns the conditions that keep a stage closed, if it has any.
  public Optional<EntryCondition> entryInto(String stage) {
    return Optional.ofNullable(entries.get(stage));
  }

  public void entryInto(String stage, EntryCondition condition) {
    entries.put(stage, condition);
  }

  /// Returns the executions that wait to enter the stage, the longest waiting first.
  public Deque<PipelineExecution> waitingFor(String stage) {
    return waiting.computeIfAbsent(stage, unused -> new ArrayDeque<>(1));
  }
}
