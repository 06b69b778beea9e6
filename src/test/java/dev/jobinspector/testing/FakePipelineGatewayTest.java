package dev.jobinspector.testing;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;

import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.service.PipelineGateway;
import java.time.Instant;

/// The double keeps the contract of the real one.
class FakePipelineGatewayTest extends PipelineGatewayContract {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @Override
  protected PipelineGateway gateway() {
    FakePipelineGateway fake = new FakePipelineGateway();
    fake.add(
        inProgress(
            "storefront-web/Deploy/DeployToFleet", "Deploy/Custom/FleetDeployer/2", "a", START));
    fake.add(
        with(
            inProgress(
                "docs-site/Deploy/DeployToFleet", "Deploy/Custom/FleetDeployer/2", "b", START),
            ActionStatus.Known.SUCCEEDED));
    String work = "worker-playground/Work/CustomWork";
    fake.add(inProgress(work, "Test/Custom/LoadRunner/1", "c", START));
    fake.add(inProgress(work, "Test/Custom/LoadRunner/1", "d", START.plusSeconds(60)));
    fake.parallel("worker-playground");
    return fake;
  }
}
