package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.state.ActionType;
import dev.jobinspector.emulator.state.ActionType.Artifacts;
import dev.jobinspector.emulator.state.ActionType.Executor;
import dev.jobinspector.emulator.state.ActionType.Property;
import dev.jobinspector.emulator.state.ActionTypeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads an action type.
final class ActionTypeReader {
  private static final Set<String> CATEGORIES =
      Set.of("Source", "Build", "Deploy", "Test", "Invoke", "Approval", "Compute");
  private static final Set<String> OWNERS = Set.of("AWS", "ThirdParty", "Custom");
  private static final Pattern PROVIDER = Pattern.compile("[0-9A-Za-z_-]{1,35}");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z_-]{1,9}");

  private ActionTypeReader() {}

  /// How pipelines of a scenario name it.
  static String reference(ActionTypeKey id) {
    return String.join("/", id.category(), id.owner(), id.provider(), id.version());
  }

  static ActionType read(ObjectFields fields) throws InvalidScenario {
    var id =
        new ActionTypeKey(
            oneOf(fields, "category", CATEGORIES),
            oneOf(fields, "owner", OWNERS),
            matching(fields, "provider", PROVIDER),
            matching(fields, "version", VERSION));
    var properties = new ArrayList<Property>();
    for (ObjectFields property : fields.objects("properties")) {
      properties.add(property(property));
    }
    if (properties.stream().filter(Property::queryable).count() > 1) {
      throw new InvalidScenario(
          fields.lineOf("properties"), "an action type has at most one queryable property");
    }
    var type =
        new ActionType(
            id,
            executor(id),
            properties,
            artifacts(fields, "inputArtifacts"),
            artifacts(fields, "outputArtifacts"),
            fields.optionalText("description"),
            fields.optionalText("entityUrlTemplate"),
            fields.optionalText("executionUrlTemplate"),
            fields.duration("jobTimeout", Duration.ofHours(1)),
            fields.flag("acceptsDefaultClientToken"));
    fields.end();
    return type;
  }

  private static Executor executor(ActionTypeKey id) {
    if (!id.owner().equals("AWS")) {
      return Executor.JOB_WORKER;
    }
    return id.provider().equals("Lambda") ? Executor.LAMBDA : Executor.SERVICE;
  }

  private static Property property(ObjectFields fields) throws InvalidScenario {
    var property =
        new Property(
            fields.text("name"),
            fields.flag("required"),
            fields.flag("key"),
            fields.flag("secret"),
            fields.flag("queryable"),
            fields.optionalText("description"));
    if (property.queryable() && (property.secret() || !property.required())) {
      throw new InvalidScenario(
          fields.line(), "a queryable property must be required and must not be secret");
    }
    fields.end();
    return property;
  }

  private static Artifacts artifacts(ObjectFields fields, String name) throws InvalidScenario {
    var artifacts = fields.object(name);
    if (artifacts.isEmpty()) {
      return new Artifacts(0, 5);
    }
    var read =
        new Artifacts(artifacts.get().integer("minimum", 0), artifacts.get().integer("maximum", 5));
    if (read.minimum() < 0 || read.maximum() > 5 || read.minimum() > read.maximum()) {
      throw new InvalidScenario(fields.lineOf(name), name + " must be from 0 to 5");
    }
    artifacts.get().end();
    return read;
  }

  private static String oneOf(ObjectFields fields, String name, Set<String> values)
      throws InvalidScenario {
    String text = fields.text(name);
    if (!values.contains(text)) {
      throw new InvalidScenario(
          fields.lineOf(name),
          name + " must be one of " + String.join(", ", values.stream().sorted().toList()));
    }
    return text;
  }

  private static String matching(ObjectFields fields, String name, Pattern pattern)
      throws InvalidScenario {
    String text = fields.text(name);
    if (!pattern.matcher(text).matches()) {
      throw new InvalidScenario(fields.lineOf(name), name + " must match " + pattern);
    }
    return text;
  }
}
