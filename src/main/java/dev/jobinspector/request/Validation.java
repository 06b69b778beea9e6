package dev.jobinspector.request;

import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.text.AwsTimestamps;
import dev.jobinspector.text.SourceLocation;
import dev.jobinspector.text.Value;
import dev.jobinspector.text.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Checks a request against the shape of its operation and finds all violations in one go.
final class Validation {
  private final List<Violation> violations = new ArrayList<>();

  static List<Violation> of(Shape.Structure shape, Value.Mapping request) {
    Validation validation = new Validation();
    validation.structure("", shape, request);
    if (request.entries().containsKey("continuationToken")
        && request.entries().containsKey("outputVariables")) {
      validation.violation(
          "outputVariables", "not together with continuationToken", request.location());
    }
    if (request.entries().get("outputVariables") instanceof Value.Mapping variables) {
      validation.size(variables);
    }
    return validation.violations;
  }

  private void size(Value.Mapping variables) {
    Map<String, String> texts = new LinkedHashMap<>();
    variables
        .entries()
        .forEach(
            (key, value) -> texts.put(key, value instanceof Value.Text(var text, _) ? text : ""));
    JobResult.Success.variablesProblem(texts)
        .ifPresent(problem -> violation("outputVariables", problem, variables.location()));
  }

  private void structure(String path, Shape.Structure shape, Value.Mapping mapping) {
    for (Member member : shape.members()) {
      Value value = mapping.entries().get(member.name());
      if (value != null) {
        value(path + member.name(), member.shape(), value);
      } else if (member.required()) {
        violation(path + member.name(), "required", mapping.location());
      }
    }
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (shape.member(key).isEmpty()) {
                unknown(path, key, shape, mapping.keys().getOrDefault(key, value.location()));
              }
            });
  }

  /// Names the keys there are, not the one that stands there: it may be a token in a wrong place.
  private void unknown(String path, String key, Shape.Structure shape, SourceLocation location) {
    String resembling =
        shape.members().stream()
            .map(Member::name)
            .filter(name -> bare(name).equals(bare(key)))
            .findFirst()
            .map(name -> "unknown key; write it as " + name)
            .orElseGet(
                () ->
                    "unknown key; known are "
                        + shape.members().stream()
                            .map(Member::name)
                            .collect(Collectors.joining(", ")));
    violation(path.isEmpty() ? "" : path.substring(0, path.length() - 1), resembling, location);
  }

  private static String bare(String key) {
    return key.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  private void value(String path, Shape shape, Value value) {
    switch (shape) {
      case Shape.Text text -> text(path, text, value);
      case Shape.Whole whole -> whole(path, whole, value);
      case Shape.Flag _ -> {
        if (!(value instanceof Value.Flag)) {
          wrongKind(path, "true or false", value);
        }
      }
      case Shape.Time _ -> {
        if (AwsTimestamps.of(value).isEmpty()) {
          violation(
              path,
              "a time is needed, such as 2026-01-31T09:00:00Z or 1769850000",
              value.location());
        }
      }
      case Shape.Texts texts -> texts(path, texts, value);
      case Shape.Structure structure -> {
        if (value instanceof Value.Mapping mapping) {
          structure(path + ".", structure, mapping);
        } else {
          wrongKind(path, "a map", value);
        }
      }
    }
  }

  private void text(String path, Shape.Text shape, Value value) {
    if (!(value instanceof Value.Text(var text, var location))) {
      wrongKind(path, "a text", value);
      return;
    }
    shape.brokenRule(text).ifPresent(rule -> violation(path, rule, location));
  }

  private void whole(String path, Shape.Whole shape, Value value) {
    if (!(value instanceof Value.Numeral(var literal, var location))) {
      wrongKind(path, "a whole number", value);
      return;
    }
    if (!literal.matches("[-+]?[0-9]{1,10}") || Long.parseLong(literal) > Integer.MAX_VALUE) {
      violation(path, "a whole number is needed", location);
      return;
    }
    long number = Long.parseLong(literal);
    if (number < shape.minimum() || number > shape.maximum()) {
      violation(
          path,
          shape.maximum() == Integer.MAX_VALUE
              ? "at least " + shape.minimum() + " is needed"
              : "a number from " + shape.minimum() + " to " + shape.maximum() + " is needed",
          location);
    }
  }

  private void texts(String path, Shape.Texts shape, Value value) {
    if (!(value instanceof Value.Mapping mapping)) {
      wrongKind(path, "a map", value);
      return;
    }
    if (mapping.entries().size() > shape.most()) {
      violation(path, "at most " + shape.most() + " entry is allowed", mapping.location());
    }
    int entry = 0;
    for (Map.Entry<String, Value> each : mapping.entries().entrySet()) {
      entry++;
      SourceLocation location =
          mapping.keys().getOrDefault(each.getKey(), each.getValue().location());
      String which = "entry " + entry + ", ";
      shape
          .key()
          .brokenRule(each.getKey())
          .ifPresent(rule -> violation(path, which + "key: " + rule, location));
      if (each.getValue() instanceof Value.Text(var text, var at)) {
        shape
            .value()
            .brokenRule(text)
            .ifPresent(rule -> violation(path, which + "value: " + rule, at));
      } else {
        wrongKind(path, "a text in " + which.replace(", ", ""), each.getValue());
      }
    }
  }

  private void wrongKind(String path, String needed, Value value) {
    String advice =
        value instanceof Value.Numeral && needed.startsWith("a text") ? "; put it in quotes" : "";
    violation(path, needed + " is needed, but this is " + value.kind() + advice, value.location());
  }

  private void violation(String path, String rule, SourceLocation location) {
    violations.add(new Violation(path, rule, location));
  }
}
