package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.ActionType.Artifacts;
import dev.jobinspector.emulator.declaration.ActionType.Executor;
import dev.jobinspector.emulator.declaration.ActionType.Property;
import dev.jobinspector.emulator.declaration.ActionType.Urls;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an action type.
final class ActionTypeReader {
  private static final List<String> CATEGORIES =
      List.of("Approval", "Build", "Compute", "Deploy", "Invoke", "Source", "Test");
  private static final List<String> OWNERS = List.of("AWS", "Custom", "ThirdParty");
  private static final Pattern PROVIDER = Pattern.compile("[0-9A-Za-z_-]{1,35}");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z_-]{1,9}");

  private ActionTypeReader() {}

  /// Returns how pipelines of a scenario name it.
  static String reference(ActionTypeKey id) {
    return String.join("/", id.category(), id.owner(), id.provider(), id.version());
  }

  static ActionType read(ObjectFields fields) throws InvalidScenario {
    var id =
        new ActionTypeKey(
            fields.oneOf("category", CATEGORIES, text -> text),
            fields.oneOf("owner", OWNERS, text -> text),
            matching(fields, "provider", PROVIDER),
            matching(fields, "version", VERSION));
    List<Property> properties = fields.objects("properties", ActionTypeReader::property);
    if (properties.stream().filter(Property::queryable).count() > 1) {
      throw new InvalidScenario(
          fields.lineOf("properties"), "an action type has at most one queryable property");
    }
    return new ActionType(
        id,
        executor(id),
        properties,
        artifacts(fields, "inputArtifacts"),
        artifacts(fields, "outputArtifacts"),
        fields.optionalText("description"),
        new Urls(
            fields.optionalText("entityUrlTemplate"),
            fields.optionalText("executionUrlTemplate"),
            fields.optionalText("revisionUrlTemplate"),
            Optional.empty()),
        fields.duration("jobTimeout", Duration.ofHours(1)),
        fields.flag("acceptsDefaultClientToken"));
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
            fields.optionalText("description"),
            "String");
    if (property.queryable() && (property.secret() || !property.required())) {
      throw new InvalidScenario(
          fields.line(), "a queryable property must be required and must not be secret");
    }
    return property;
  }

  private static Artifacts artifacts(ObjectFields fields, String name) throws InvalidScenario {
    Artifacts read =
        fields
            .object(
                name,
                artifacts ->
                    new Artifacts(artifacts.integer("minimum", 0), artifacts.integer("maximum", 5)))
            .orElse(new Artifacts(0, 5));
    if (read.minimum() < 0 || read.maximum() > 5 || read.minimum() > read.maximum()) {
      throw new InvalidScenario(fields.lineOf(name), name + " must be from 0 to 5");
    }
    return read;
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
