package dev.jobinspector.export.scenario;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.JobService;
import dev.jobinspector.text.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what reads show of a pipeline as a scenario for the emulator, to rehearse an act before
/// doing it. No secret is in it: configuration values are replaced, tokens and nonces are the
/// emulator's own.
public final class ScenarioExport {
  static final String ACCOUNT = "111122223333";

  /// Whether the file has the ids of the account.
  public enum Ids {
    KEPT,
    /// Each by another one, wherever it stands, also in the words of others.
    REPLACED
  }

  /// What was read of a pipeline.
  ///
  /// @param actions the newest executions of its actions, newest first
  /// @param jobs of which some may be those of its actions, the newest of an action last
  public record Reads(PipelineState state, List<ActionExecution> actions, List<KnownJob> jobs) {
    public Reads {
      actions = List.copyOf(actions);
      jobs = List.copyOf(jobs);
    }
  }

  private ScenarioExport() {}

  /// Reads a pipeline, by two reads, and returns the scenario.
  ///
  /// @param known jobs of which some may be those of its actions
  public static Reply<String> read(
      JobService by, String pipeline, List<KnownJob> known, Ids ids, Instant now) {
    return switch (by.pipelines().state(pipeline)) {
      case Reply.Failed<PipelineState>(var failure, var receipt) ->
          new Reply.Failed<>(failure, receipt);
      case Reply.Answered<PipelineState>(var state, _) ->
          by.pipelines()
              .recent(pipeline)
              .map(actions -> of(new Reads(state, actions, known), by.connection(), ids, now));
    };
  }

  /// Returns the scenario that reads show.
  ///
  /// @param at whose account and Region it has
  public static String of(Reads reads, ServiceConnection at, Ids ids, Instant now) {
    ScenarioTypes types = new ScenarioTypes(reads.actions(), now);
    Map<String, Object> pipeline = new ScenarioPipeline(reads, types, now).values();
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("name", at.region());
    region.put("actionTypes", types.values());
    region.put("pipelines", List.of(pipeline));
    Map<String, Object> scenario = new LinkedHashMap<>();
    scenario.put("account", account(at.account()));
    scenario.put("regions", List.of(region));
    String text = JsonText.of(scenario) + "\n";
    return switch (ids) {
      case KEPT -> text;
      case REPLACED -> ReplacedIds.in(text);
    };
  }

  private static String account(Optional<String> known) {
    return known.filter(id -> id.matches("[0-9]{12}")).orElse(ACCOUNT);
  }
}
