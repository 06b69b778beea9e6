package dev.jobinspector.emulator.scenario;

import dev.jobinspector.emulator.scenario.Scenario.InRegion;
import dev.jobinspector.emulator.scenario.Scenario.OnePipeline;
import dev.jobinspector.emulator.state.Account;
import dev.jobinspector.emulator.state.ArtifactCredentials;
import dev.jobinspector.emulator.state.JobFlow;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.Region;
import dev.jobinspector.emulator.state.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Brings an account into the state that a scenario describes.
public final class ScenarioStart {
  private final Instant now;
  private final Account account;
  private final ExecutionStart executions;

  private ScenarioStart(Instant now, SeededIds ids, Account account) {
    this.now = now;
    this.account = account;
    this.executions = new ExecutionStart(now, ids, account.flow());
  }

  /// Returns the account that a scenario describes.
  public static Account of(Scenario scenario, Instant now, long seed, Duration dispatchWindow) {
    var ids = new SeededIds(seed);
    var account =
        new Account(
            scenario.account(),
            new JobFlow(dispatchWindow, scenario.actionTime(), ids),
            scenario.artifactCredentials().orElse(ArtifactCredentials.EXAMPLE),
            ids,
            scenario.everywhere());
    var start = new ScenarioStart(now, ids, account);
    scenario.regions().forEach(start::addRegion);
    return account;
  }

  private void addRegion(InRegion scenario) {
    Region region = account.keep(account.region(scenario.name()));
    scenario.actionTypes().forEach(region::add);
    scenario.pipelines().forEach(pipeline -> addPipeline(region, pipeline));
  }

  private void addPipeline(Region region, OnePipeline scenario) {
    String name = scenario.declaration().name();
    String arn = account.pipelineArn(region, name);
    Instant created = now.minus(scenario.age());
    var pipeline = new Pipeline(region, scenario.declaration(), arn, created);
    region.add(pipeline);
    scenario
        .closedStages()
        .forEach(
            (stage, reason) ->
                pipeline.transitionInto(
                    stage,
                    new Pipeline.Transition(
                        false,
                        Optional.of(reason),
                        Optional.of("arn:aws:iam::" + account.id() + ":user/release-manager"),
                        now.minus(Duration.ofHours(2)))));
    scenario
        .entries()
        .forEach(
            (stage, entry) ->
                pipeline.entryInto(
                    stage,
                    new Pipeline.EntryCondition(
                        entry.status(), entry.summary(), now.minus(entry.age()))));
    scenario.executions().stream()
        .sorted(Comparator.comparing(Scenario.Execution::age).reversed())
        .forEach(execution -> executions.addTo(pipeline, execution));
  }
}
