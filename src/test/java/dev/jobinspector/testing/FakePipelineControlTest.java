package dev.jobinspector.testing;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;

import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.service.PipelineControl;
import dev.jobinspector.service.PipelineGateway;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

/// The double keeps the contract of the real one.
class FakePipelineControlTest extends PipelineControlContract {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String FLEET = "Deploy/Custom/FleetDeployer/2";

  private final FakePipelineGateway pipelines = new FakePipelineGateway();
  private final FakePipelineControl control = new FakePipelineControl(pipelines);

  @BeforeEach
  void fill() {
    pipelines.add(inProgress("storefront-web/Deploy/DeployToFleet", FLEET, "a", START));
    pipelines.add(
        with(
            inProgress("fraud-scoring/Deploy/DeployToFleet", FLEET, "b", START),
            ActionStatus.Known.FAILED));
    String migration = "ledger-sync/Migrate/RunMigration";
    pipelines.add(
        with(inProgress(migration, "Invoke/AWS/Lambda/1", "c", START), ActionStatus.Known.FAILED));
    pipelines.add(inProgress(migration, "Invoke/AWS/Lambda/1", "d", START.plusSeconds(60)));
  }

  @Override
  protected PipelineControl control() {
    return control;
  }

  @Override
  protected PipelineGateway gateway() {
    return pipelines;
  }
}
