package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.scenario.Scenario.InRegion;
import dev.jobinspector.emulator.state.ActionType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a scenario file: JSON, as `docs/emulator.md` describes it.
public final class ScenarioReader {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private ScenarioReader() {}

  public static Scenario read(InputStream in) throws InvalidScenario {
    ObjectFields document = JsonWithLines.read(in);
    String account = document.text("account");
    if (!ACCOUNT.matcher(account).matches()) {
      throw new InvalidScenario(document.lineOf("account"), "account must be 12 digits");
    }
    var ids = new UniqueIds();
    var names = new HashSet<String>();
    var regions = new ArrayList<InRegion>();
    for (ObjectFields region : document.objects("regions")) {
      regions.add(region(region, account, ids));
      if (!names.add(region.text("name"))) {
        throw new InvalidScenario(region.lineOf("name"), "this Region stands here twice");
      }
    }
    document.end();
    return new Scenario(account, regions);
  }

  private static InRegion region(ObjectFields region, String account, UniqueIds ids)
      throws InvalidScenario {
    String name = region.text("name");
    Map<String, ActionType> types = new LinkedHashMap<>();
    for (ObjectFields type : region.objects("actionTypes")) {
      ActionType read = ActionTypeReader.read(type);
      if (types.put(ActionTypeReader.reference(read.id()), read) != null) {
        throw new InvalidScenario(type.line(), "this action type stands here twice");
      }
    }
    var pipelines = new ArrayList<Scenario.OnePipeline>();
    var names = new HashSet<String>();
    for (ObjectFields pipeline : region.objects("pipelines")) {
      if (!names.add(pipeline.text("name"))) {
        throw new InvalidScenario(pipeline.lineOf("name"), "this pipeline stands here twice");
      }
      pipelines.add(new PipelineReader(types, account, ids).read(pipeline));
    }
    region.end();
    return new InRegion(name, List.copyOf(types.values()), pipelines);
  }
}
