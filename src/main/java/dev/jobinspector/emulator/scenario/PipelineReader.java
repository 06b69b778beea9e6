package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.scenario.Scenario.OnePipeline;
import dev.jobinspector.emulator.state.ActionType;
import dev.jobinspector.emulator.state.PipelineDeclaration;
import dev.jobinspector.emulator.state.PipelineDeclaration.Action;
import dev.jobinspector.emulator.state.PipelineDeclaration.Client;
import dev.jobinspector.emulator.state.PipelineDeclaration.Mode;
import dev.jobinspector.emulator.state.PipelineDeclaration.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a pipeline: how it is built, and through [ExecutionReader] what became of it.
final class PipelineReader {
  private static final Pattern QUERYABLE_VALUE = Pattern.compile("[A-Za-z0-9_-]{1,20}");

  private final Map<String, ActionType> types;
  private final String account;
  private final UniqueIds ids;

  PipelineReader(Map<String, ActionType> types, String account, UniqueIds ids) {
    this.types = types;
    this.account = account;
    this.ids = ids;
  }

  OnePipeline read(ObjectFields fields) throws InvalidScenario {
    var closed = new LinkedHashMap<String, String>();
    var stages = new ArrayList<Stage>();
    var names = new HashSet<String>();
    for (ObjectFields stage : fields.objects("stages")) {
      stages.add(stage(stage));
      if (!names.add(stage.text("name"))) {
        throw new InvalidScenario(stage.lineOf("name"), "this stage stands here twice");
      }
      stage.optionalText("closed").ifPresent(reason -> closed.put(name(stages), reason));
      stage.end();
    }
    var declaration =
        new PipelineDeclaration(
            fields.text("name"),
            fields.integer("version", 1),
            fields
                .optionalText("roleArn")
                .orElse("arn:aws:iam::" + account + ":role/CodePipelineServiceRole"),
            fields.text("artifactBucket"),
            fields.optionalText("encryptionKey"),
            mode(fields),
            stages);
    var executions = new ArrayList<Scenario.Execution>();
    for (ObjectFields execution : fields.objects("executions")) {
      executions.add(new ExecutionReader(declaration, ids).read(execution));
    }
    Duration age = fields.duration("age", Duration.ofDays(120));
    fields.end();
    return new OnePipeline(declaration, age, closed, executions);
  }

  private static String name(List<Stage> stages) {
    return stages.getLast().name();
  }

  private static Mode mode(ObjectFields fields) throws InvalidScenario {
    String mode = fields.optionalText("mode").orElse("SUPERSEDED");
    for (Mode each : Mode.values()) {
      if (each.name().equals(mode)) {
        return each;
      }
    }
    throw new InvalidScenario(
        fields.lineOf("mode"), "mode must be one of SUPERSEDED, QUEUED, PARALLEL");
  }

  private Stage stage(ObjectFields fields) throws InvalidScenario {
    var actions = new ArrayList<Action>();
    var names = new HashSet<String>();
    for (ObjectFields action : fields.objects("actions")) {
      actions.add(action(action));
      if (!names.add(action.text("name"))) {
        throw new InvalidScenario(action.lineOf("name"), "this action stands here twice");
      }
    }
    if (actions.isEmpty()) {
      throw new InvalidScenario(fields.line(), "a stage has at least one action");
    }
    return new Stage(fields.text("name"), actions);
  }

  private Action action(ObjectFields fields) throws InvalidScenario {
    ActionType type = types.get(fields.text("type"));
    if (type == null) {
      throw new InvalidScenario(
          fields.lineOf("type"), "no action type of this Region is called " + fields.text("type"));
    }
    Map<String, String> configuration = fields.textByName("configuration");
    Optional<String> queryable = type.queryable().map(name -> configuration.getOrDefault(name, ""));
    if (queryable.isPresent() && !QUERYABLE_VALUE.matcher(queryable.get()).matches()) {
      throw new InvalidScenario(
          fields.lineOf("configuration"),
          type.queryable().orElseThrow()
              + " is queryable, its value must match "
              + QUERYABLE_VALUE);
    }
    var action =
        new Action(
            fields.text("name"),
            type,
            fields.integer("runOrder", 1),
            configuration,
            fields.texts("inputs"),
            fields.texts("outputs"),
            fields.optionalText("namespace"),
            client(fields, type));
    fields.end();
    return action;
  }

  private static Optional<Client> client(ObjectFields fields, ActionType type)
      throws InvalidScenario {
    var client = fields.object("client");
    if (client.isPresent() != type.isThirdParty()) {
      throw new InvalidScenario(
          fields.lineOf("client"), "third-party actions, and they alone, have a client");
    }
    if (client.isEmpty()) {
      return Optional.empty();
    }
    UniqueIds.check(client.get().text("id"), client.get().lineOf("id"));
    var read = new Client(client.get().text("id"), client.get().text("token"));
    if (read.token().isEmpty() || read.token().length() > 256) {
      throw new InvalidScenario(
          client.get().lineOf("token"), "token must have 1 to 256 characters");
    }
    client.get().end();
    return Optional.of(read);
  }
}
