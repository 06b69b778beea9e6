package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.PipelineDeclaration;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Client;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Variable;
import dev.jobinspector.emulator.lifecycle.ExecutionMode;
import dev.jobinspector.emulator.scenario.Scenario.OnePipeline;
import dev.jobinspector.emulator.state.Pipeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a pipeline: how it is built, and through [ExecutionReader] its executions.
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
    var entries = new LinkedHashMap<String, Scenario.Entry>();
    var declaration =
        new PipelineDeclaration(
            fields.text("name"),
            fields.integer("version", 1),
            fields
                .optionalText("roleArn")
                .orElse("arn:aws:iam::" + account + ":role/CodePipelineServiceRole"),
            fields.text("artifactBucket"),
            fields.optionalText("encryptionKey"),
            PipelineDeclaration.Type.V2,
            fields
                .optionalOneOf("mode", List.of(ExecutionMode.values()), ExecutionMode::name)
                .orElse(ExecutionMode.SUPERSEDED),
            fields.named("stages", "stage", stage -> stage(stage, closed, entries)),
            fields.textByName("variables").entrySet().stream()
                .map(entry -> new Variable(entry.getKey(), Optional.of(entry.getValue())))
                .toList(),
            Optional.empty());
    var executions = new ExecutionReader(declaration, ids);
    return new OnePipeline(
        declaration,
        fields.duration("age", Duration.ofDays(120)),
        closed,
        entries,
        fields.objects("executions", executions::read));
  }

  private Stage stage(
      ObjectFields fields, Map<String, String> closed, Map<String, Scenario.Entry> entries)
      throws InvalidScenario {
    String name = fields.text("name");
    List<Action> actions = fields.named("actions", "action", this::action);
    if (actions.isEmpty()) {
      throw new InvalidScenario(fields.line(), "a stage has at least one action");
    }
    fields.optionalText("closed").ifPresent(reason -> closed.put(name, reason));
    fields.object("entry", PipelineReader::entry).ifPresent(entry -> entries.put(name, entry));
    return new Stage(name, actions);
  }

  private static Scenario.Entry entry(ObjectFields fields) throws InvalidScenario {
    return new Scenario.Entry(
        fields.oneOf(
            "status",
            List.of(Pipeline.EntryCondition.Status.values()),
            Pipeline.EntryCondition.Status::wireName),
        fields.optionalText("summary"),
        fields.duration("age", Duration.ofMinutes(5)));
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
    if (fields.has("client") != type.isThirdParty()) {
      throw new InvalidScenario(
          fields.lineOf("client"),
          type.isThirdParty()
              ? "a third-party action needs a client: {\"id\": …, \"token\": …}"
              : "client is for third-party actions alone");
    }
    return new Action(
        fields.text("name"),
        type,
        fields.integer("runOrder", 1),
        configuration,
        fields.texts("inputs"),
        fields.texts("outputs"),
        fields.optionalText("namespace"),
        fields.object("client", PipelineReader::client),
        Optional.empty(),
        fields.textByName("outputVariables"));
  }

  private static Client client(ObjectFields fields) throws InvalidScenario {
    UniqueIds.check(fields.text("id"), fields.lineOf("id"));
    var client = new Client(fields.text("id"), fields.text("token"));
    if (client.token().isEmpty() || client.token().length() > 256) {
      throw new InvalidScenario(fields.lineOf("token"), "token must have 1 to 256 characters");
    }
    return client;
  }
}
