package dev.jobinspector.testing;

import static dev.jobinspector.testing.PipelineGatewayContract.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import dev.jobinspector.job.request.TransitionChange.Direction;
import dev.jobinspector.service.PipelineControl;
import dev.jobinspector.service.PipelineGateway;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds for everything that changes pipelines. The pipelines: `fraud-scoring` whose Deploy
/// failed, `storefront-web` with an action in progress in Deploy, `ledger-sync` whose Migrate had a
/// failed execution before the one that is in progress.
public abstract class PipelineControlContract {
  /// Changes what [#gateway] reads.
  protected abstract PipelineControl control();

  protected abstract PipelineGateway gateway();

  @Test
  void theFailedActionsOfAStageBeginOnceMoreInTheSamePipelineExecution() {
    String execution = latest("fraud-scoring", "Deploy");
    assertEquals(execution, answered(control().retry(retry("fraud-scoring", "Deploy", execution))));
    List<ActionExecution> actions = answered(gateway().actions("fraud-scoring", execution));
    List<ActionExecution> deploys =
        actions.stream()
            .filter(action -> action.context().stage().equals(Optional.of("Deploy")))
            .toList();
    assertEquals(2, deploys.size());
    assertTrue(deploys.getFirst().isUnderWay());
    assertEquals(Optional.of("InProgress"), status("fraud-scoring", execution));
  }

  @Test
  void aStageThatCannotBeRetriedIsRefusedWithTheReason() {
    String running = latest("storefront-web", "Deploy");
    assertEquals(
        Refusal.STAGE_NOT_RETRYABLE,
        refusal(control().retry(retry("storefront-web", "Deploy", running))));
    String older =
        answered(gateway().recent("ledger-sync")).stream()
            .filter(action -> action.context().stage().equals(Optional.of("Migrate")))
            .map(action -> action.context().pipelineExecutionId().orElseThrow())
            .filter(id -> !id.equals(latest("ledger-sync", "Migrate")))
            .findFirst()
            .orElseThrow();
    assertEquals(
        Refusal.NOT_LATEST_EXECUTION,
        refusal(control().retry(retry("ledger-sync", "Migrate", older))));
    assertEquals(
        Refusal.STAGE_NOT_FOUND,
        refusal(control().retry(retry("storefront-web", "Nowhere", running))));
    assertEquals(
        Refusal.PIPELINE_NOT_FOUND, refusal(control().retry(retry("nobody", "Deploy", running))));
  }

  @Test
  void anExecutionStopsAfterItsActionsOrAbandoningThemAndThenNoMore() {
    String execution = latest("storefront-web", "Deploy");
    var wait = new ExecutionStop("storefront-web", execution, false, Optional.of("it hangs"));
    var abandon = new ExecutionStop("storefront-web", execution, true, Optional.empty());
    assertEquals(execution, answered(control().stop(wait)));
    assertEquals(Optional.of("Stopping"), status("storefront-web", execution));
    assertEquals(Refusal.DUPLICATED_STOP, refusal(control().stop(wait)));
    assertEquals(execution, answered(control().stop(abandon)));
    assertEquals(Optional.of("Stopped"), status("storefront-web", execution));
    assertEquals(Refusal.EXECUTION_NOT_STOPPABLE, refusal(control().stop(abandon)));
  }

  @Test
  void aTransitionIsDisabledWithAReasonAndEnabledAgain() {
    var closed = change(Optional.of("no releases now"));
    assertEquals(closed, answered(control().disable(closed)));
    assertFalse(inbound().enabled());
    assertEquals(Optional.of("no releases now"), inbound().reason());
    assertTrue(inbound().changedAt().isPresent());
    var open = change(Optional.empty());
    assertEquals(open, answered(control().enable(open)));
    assertTrue(inbound().enabled());
    var nowhere =
        new TransitionChange("storefront-web", "Nowhere", Direction.INBOUND, Optional.empty());
    assertEquals(Refusal.STAGE_NOT_FOUND, refusal(control().enable(nowhere)));
  }

  private StageState.Transition inbound() {
    return answered(gateway().state("storefront-web")).stage("Deploy").orElseThrow().inbound();
  }

  private static TransitionChange change(Optional<String> reason) {
    return new TransitionChange("storefront-web", "Deploy", Direction.INBOUND, reason);
  }

  protected static StageRetry retry(String pipeline, String stage, String execution) {
    return new StageRetry(pipeline, stage, execution, StageRetry.Mode.FAILED_ACTIONS);
  }

  protected String latest(String pipeline, String stage) {
    return answered(gateway().state(pipeline))
        .stage(stage)
        .flatMap(StageState::latest)
        .orElseThrow()
        .id();
  }

  private Optional<String> status(String pipeline, String execution) {
    return answered(gateway().executionStatus(pipeline, execution));
  }

  private static Refusal refusal(Reply<?> reply) {
    var failed = assertInstanceOf(Reply.Failed.class, reply);
    return assertInstanceOf(JobFailure.Rejected.class, failed.failure()).refusal();
  }
}
