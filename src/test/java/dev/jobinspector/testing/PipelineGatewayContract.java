package dev.jobinspector.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import dev.jobinspector.service.PipelineGateway.ListedPipeline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds for every gateway to pipelines. The pipelines: `storefront-web` with an action that a
/// worker was asked to do, `worker-playground` with two executions beside each other, `docs-site`
/// that has ended.
public abstract class PipelineGatewayContract {
  protected abstract PipelineGateway gateway();

  @Test
  void pipelinesAreListedWithWhetherTheyRunBesideEachOther() {
    List<ListedPipeline> pipelines = answered(gateway().pipelines());
    assertTrue(parallel(pipelines, "storefront-web").equals(Optional.of(false)));
    assertTrue(parallel(pipelines, "docs-site").equals(Optional.of(false)));
    assertTrue(parallel(pipelines, "worker-playground").equals(Optional.of(true)));
  }

  @Test
  void theNewestExecutionOfAnActionLeadsToItsTypeAndStart() {
    ActionExecution latest = deploy(answered(gateway().state("storefront-web")).latestActions());
    assertTrue(latest.isUnderWay());
    ActionExecution listed =
        deploy(
            answered(
                gateway()
                    .actions(
                        "storefront-web", latest.context().pipelineExecutionId().orElseThrow())));
    assertEquals(latest.context(), listed.context());
    assertEquals(listed, deploy(answered(gateway().recent("storefront-web"))));
    assertTrue(listed.isUnderWay());
    assertEquals(
        new ActionTypeId("Deploy", "Custom", "FleetDeployer", "2"), listed.type().orElseThrow());
    assertTrue(listed.started().isPresent());
  }

  @Test
  void executionsBesideEachOtherAreAllUnderWayNewestFirst() {
    var underWay = answered(gateway().underWay("worker-playground"));
    assertTrue(underWay.complete());
    assertEquals(2, underWay.ids().size());
    List<java.time.Instant> starts =
        underWay.ids().stream()
            .map(id -> answered(gateway().actions("worker-playground", id)))
            .map(actions -> actions.getFirst().started().orElseThrow())
            .toList();
    assertTrue(starts.getFirst().isAfter(starts.getLast()));
  }

  @Test
  void whatHasEndedIsNotUnderWay() {
    assertTrue(answered(gateway().underWay("docs-site")).ids().isEmpty());
    assertTrue(
        answered(gateway().state("docs-site")).latestActions().stream()
            .allMatch(execution -> execution.status() == ActionStatus.Known.SUCCEEDED));
  }

  @Test
  void aPipelineThatIsNotThereIsRefusedAsSuch() {
    for (Reply<?> reply :
        List.of(
            gateway().state("nobody"),
            gateway().underWay("nobody"),
            gateway().recent("nobody"),
            gateway().actions("nobody", "00000000-0000-4000-8000-000000000000"))) {
      var failed = assertInstanceOf(Reply.Failed.class, reply);
      var rejected = assertInstanceOf(JobFailure.Rejected.class, failed.failure());
      assertEquals(Refusal.PIPELINE_NOT_FOUND, rejected.refusal());
      assertTrue(reply.receipt().requestId().isPresent());
    }
  }

  private static ActionExecution deploy(List<ActionExecution> executions) {
    return executions.stream()
        .filter(
            execution ->
                execution.context().path().equals("storefront-web › Deploy › DeployToFleet"))
        .findFirst()
        .orElseThrow();
  }

  /// The value of a reply that must be there.
  public static <T> T answered(Reply<T> reply) {
    return switch (reply) {
      case Reply.Answered<T>(var value, _) -> value;
      case Reply.Failed<T>(var failure, _) -> throw new AssertionError(failure);
    };
  }

  private static Optional<Boolean> parallel(List<ListedPipeline> pipelines, String name) {
    return pipelines.stream()
        .filter(pipeline -> pipeline.name().equals(name))
        .map(ListedPipeline::parallel)
        .findFirst();
  }
}
