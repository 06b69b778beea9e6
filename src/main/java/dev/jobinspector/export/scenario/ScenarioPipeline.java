package dev.jobinspector.export.scenario;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.StageState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The pipeline of a scenario: its stages as their state shows them, and the executions that are in
/// them or wait for them.
final class ScenarioPipeline {
  /// Statuses of an execution that do not follow from its actions.
  private static final Set<String> OF_ITSELF = Set.of("Stopped", "Stopping", "Cancelled");

  private static final Set<String> CONDITIONS = Set.of("InProgress", "Failed", "Errored");

  private final ScenarioExport.Reads reads;
  private final ScenarioTypes types;
  private final ScenarioJobs jobs;
  private final Instant now;

  ScenarioPipeline(ScenarioExport.Reads reads, ScenarioTypes types, Instant now) {
    this.reads = reads;
    this.types = types;
    this.now = now;
    jobs = new ScenarioJobs(reads.jobs(), now);
  }

  Map<String, Object> values() {
    Map<String, Object> pipeline = new LinkedHashMap<>();
    pipeline.put("name", reads.state().pipeline());
    pipeline.put("artifactBucket", "artifacts-of-a-rehearsal");
    pipeline.put("stages", reads.state().stages().stream().map(this::stage).toList());
    pipeline.put("executions", executions().stream().map(this::execution).toList());
    return pipeline;
  }

  private Map<String, Object> stage(StageState stage) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", stage.name());
    if (!stage.inbound().enabled()) {
      values.put("closed", stage.inbound().reason().orElse("no reason told"));
    }
    stage
        .beforeEntry()
        .filter(entry -> CONDITIONS.contains(entry.status()))
        .ifPresent(entry -> values.put("entry", entry(entry)));
    values.put("actions", stage.actions().stream().map(action -> action(stage, action)).toList());
    return values;
  }

  private Map<String, Object> entry(StageState.EntryCondition entry) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("status", entry.status());
    entry.summary().ifPresent(text -> values.put("summary", text));
    values.put("age", age(entry.updated()));
    return values;
  }

  private Map<String, Object> action(StageState stage, StageState.ActionState action) {
    String path = String.join(" › ", reads.state().pipeline(), stage.name(), action.name());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", action.name());
    values.put("type", types.reference(path));
    values.put("configuration", types.configuration(path));
    if (types.isThirdParty(types.of(path))) {
      values.put(
          "client",
          Map.of(
              "id", "00000000-0000-4000-9000-000000000000",
              "token", "client-token-of-a-rehearsal"));
    }
    return values;
  }

  /// Returns the executions that are or were last in a stage or wait for one, oldest first.
  private List<String> executions() {
    Set<String> shown = new LinkedHashSet<>();
    for (StageState stage : reads.state().stages()) {
      Stream.concat(stage.latest().stream(), stage.waiting().stream())
          .map(StageState.Execution::id)
          .forEach(shown::add);
    }
    reads.actions().stream()
        .filter(ActionExecution::isUnderWay)
        .flatMap(action -> action.context().pipelineExecutionId().stream())
        .forEach(shown::add);
    List<String> sorted = new ArrayList<>(shown);
    sorted.sort(Comparator.comparing(this::started));
    return sorted;
  }

  /// An execution that only waits came after all others.
  private Instant started(String execution) {
    return actions(execution)
        .flatMap(action -> action.started().or(action::updated).stream())
        .min(Instant::compareTo)
        .orElse(now);
  }

  private Stream<ActionExecution> actions(String execution) {
    return reads.actions().stream()
        .filter(action -> action.context().pipelineExecutionId().equals(Optional.of(execution)));
  }

  private Map<String, Object> execution(String id) {
    Map<String, Object> values = new LinkedHashMap<>();
    ScenarioJobs.uuid(id).ifPresent(uuid -> values.put("id", uuid));
    values.put("age", age(Optional.of(started(id))));
    values.put(
        "actions",
        actions(id)
            .filter(this::isDeclared)
            .sorted(Comparator.comparing(this::began))
            .map(this::action)
            .toList());
    reads.state().stages().stream()
        .filter(stage -> stage.waiting().stream().anyMatch(it -> it.id().equals(id)))
        .findFirst()
        .ifPresent(stage -> values.put("waitingFor", stage.name()));
    reads.state().stages().stream()
        .flatMap(stage -> stage.latest().stream())
        .filter(latest -> latest.id().equals(id))
        .map(StageState.Execution::status)
        .filter(OF_ITSELF::contains)
        .findFirst()
        .ifPresent(status -> values.put("status", status));
    return values;
  }

  /// The pipeline may have been changed since.
  private boolean isDeclared(ActionExecution action) {
    return action
        .context()
        .stage()
        .flatMap(reads.state()::stage)
        .filter(
            stage ->
                stage.actions().stream()
                    .anyMatch(it -> action.context().action().equals(Optional.of(it.name()))))
        .isPresent();
  }

  private Instant began(ActionExecution action) {
    return action.started().or(action::updated).orElse(now);
  }

  private Map<String, Object> action(ActionExecution action) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stage", action.context().stage().orElseThrow());
    values.put("action", action.context().action().orElseThrow());
    action
        .context()
        .actionExecutionId()
        .flatMap(ScenarioJobs::uuid)
        .ifPresent(id -> values.put("id", id));
    // What has ended is as old as its end: whoever came to the next stage came then.
    Optional<Instant> since =
        action.isUnderWay() ? Optional.of(began(action)) : action.updated().or(action::started);
    values.put("age", ScenarioJobs.withinTheLimit(age(since, now)).toString());
    action.told().summary().ifPresent(text -> values.put("summary", text));
    action.told().id().ifPresent(id -> values.put("externalExecutionId", id));
    action.error().ifPresent(error -> values.put("problem", problem(error)));
    List<Map<String, Object>> itsJobs = jobs.of(action, types.of(action.context().path()));
    if (itsJobs.isEmpty()) {
      values.put("status", action.status().text());
    } else {
      values.put("jobs", itsJobs);
    }
    return values;
  }

  private static Map<String, Object> problem(String error) {
    int colon = error.indexOf(": ");
    boolean hasCode = colon > 0 && error.substring(0, colon).matches("[A-Za-z]+");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("code", hasCode ? error.substring(0, colon) : "JobFailed");
    values.put("message", hasCode ? error.substring(colon + 2) : error);
    return values;
  }

  private String age(Optional<Instant> since) {
    return age(since, now).toString();
  }

  /// Returns how long ago that is, in whole seconds; nothing of what is not known.
  static Duration age(Optional<Instant> since, Instant now) {
    return since
        .filter(now::isAfter)
        .map(at -> Duration.ofSeconds(Duration.between(at, now).toSeconds()))
        .orElse(Duration.ZERO);
  }
}
