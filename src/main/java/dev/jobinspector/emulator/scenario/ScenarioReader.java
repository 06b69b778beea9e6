package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.scenario.Scenario.InRegion;
import dev.jobinspector.emulator.state.ArtifactCredentials;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a scenario file: JSON, as `docs/emulator.md` describes it.
public final class ScenarioReader {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private ScenarioReader() {}

  /// Returns what a file describes.
  ///
  /// @throws InvalidScenario with the line and the reason
  public static Scenario read(InputStream in) throws InvalidScenario {
    return JsonWithLines.read(in).readBy(ScenarioReader::scenario);
  }

  private static Scenario scenario(ObjectFields fields) throws InvalidScenario {
    String account = fields.text("account");
    if (!ACCOUNT.matcher(account).matches()) {
      throw new InvalidScenario(fields.lineOf("account"), "account must be 12 digits");
    }
    var ids = new UniqueIds();
    List<ActionType> everywhere = AwsActionTypes.load();
    return new Scenario(
        account,
        fields.has("actionTime")
            ? Optional.of(fields.duration("actionTime", Duration.ZERO))
            : Optional.empty(),
        fields.object("artifactCredentials", ScenarioReader::credentials),
        everywhere,
        fields.named("regions", "Region", region -> region(region, account, everywhere, ids)));
  }

  private static ArtifactCredentials credentials(ObjectFields fields) throws InvalidScenario {
    return new ArtifactCredentials(
        fields.text("accessKeyId"),
        fields.text("secretAccessKey"),
        fields.optionalText("sessionToken").orElse(""));
  }

  private static InRegion region(
      ObjectFields fields, String account, List<ActionType> everywhere, UniqueIds ids)
      throws InvalidScenario {
    Map<String, ActionType> types = new HashMap<>();
    everywhere.forEach(type -> types.put(ActionTypeReader.reference(type.id()), type));
    Set<String> declared = new HashSet<>();
    List<ActionType> read =
        fields.objects(
            "actionTypes",
            type -> {
              ActionType next = ActionTypeReader.read(type);
              String reference = ActionTypeReader.reference(next.id());
              if (!declared.add(reference)) {
                throw new InvalidScenario(type.line(), "this action type is declared twice");
              }
              types.put(reference, next);
              return next;
            });
    var pipelines = new PipelineReader(types, account, ids);
    return new InRegion(
        fields.text("name"),
        read,
        fields.named("pipelines", "pipeline", pipelines::read),
        fields.object("recorded", RecordedReader::read).orElse(Recorded.nothing()));
  }
}
