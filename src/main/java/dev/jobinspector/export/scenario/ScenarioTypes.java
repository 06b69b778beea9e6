package dev.jobinspector.export.scenario;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The action types of a pipeline, as far as its executions tell them, and the configuration of its
/// actions with other values: equal ones stay equal.
final class ScenarioTypes {
  /// Of an action of which no execution was read: the emulator does its work at once.
  static final ActionTypeId NOT_READ = new ActionTypeId("Build", "AWS", "NotRead", "1");

  private static final Duration TIMEOUT = Duration.ofHours(12);

  private final Map<String, ActionTypeId> types = new TreeMap<>();
  private final Map<String, Set<String>> properties = new TreeMap<>();
  private final Map<String, ActionExecution> newest = new LinkedHashMap<>();
  private final List<String> configured = new ArrayList<>();
  private final Duration timeout;

  /// @param actions newest first
  ScenarioTypes(List<ActionExecution> actions, Instant now) {
    for (ActionExecution action : actions) {
      if (action.type().isPresent()) {
        newest.putIfAbsent(action.context().path(), action);
      }
    }
    timeout =
        actions.stream()
            .filter(ActionExecution::isUnderWay)
            .flatMap(action -> action.started().stream())
            .map(started -> Duration.between(started, now).plus(TIMEOUT))
            .max(Duration::compareTo)
            .orElse(TIMEOUT);
  }

  /// Returns the type of an action by its place.
  ActionTypeId of(String path) {
    return Optional.ofNullable(newest.get(path)).flatMap(ActionExecution::type).orElse(NOT_READ);
  }

  boolean isThirdParty(ActionTypeId type) {
    return CaseKind.of(type) == CaseKind.THIRD_PARTY;
  }

  /// Returns how a pipeline names the type of an action, which is declared by that.
  String reference(String path) {
    ActionTypeId type = of(path);
    String reference =
        String.join("/", type.category(), type.owner(), type.provider(), type.version());
    types.put(reference, type);
    properties
        .computeIfAbsent(reference, _ -> new TreeSet<>())
        .addAll(configuration(path).keySet());
    return reference;
  }

  /// Returns the configuration of an action without its values.
  Map<String, Object> configuration(String path) {
    Map<String, Object> values = new TreeMap<>();
    Optional.ofNullable(newest.get(path))
        .map(ActionExecution::configuration)
        .orElse(Map.of())
        .forEach((key, value) -> values.put(key, "value-" + number(key + "=" + value)));
    return values;
  }

  private int number(String value) {
    if (!configured.contains(value)) {
      configured.add(value);
    }
    return configured.indexOf(value) + 1;
  }

  /// Returns the declarations of the types that were named.
  List<Map<String, Object>> values() {
    List<Map<String, Object>> declared = new ArrayList<>();
    types.forEach(
        (reference, type) -> {
          Map<String, Object> values = new LinkedHashMap<>();
          values.put("category", type.category());
          values.put("owner", type.owner());
          values.put("provider", type.provider());
          values.put("version", type.version());
          values.put(
              "properties",
              properties.getOrDefault(reference, Set.of()).stream()
                  .map(name -> Map.of("name", name))
                  .toList());
          if (isThirdParty(type)) {
            values.put("jobTimeout", timeout.toString());
            values.put("acceptsDefaultClientToken", true);
          }
          declared.add(values);
        });
    return declared;
  }
}
