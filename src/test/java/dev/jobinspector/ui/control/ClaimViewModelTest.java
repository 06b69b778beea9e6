package dev.jobinspector.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Claim and fail without a toolkit; the fake gateway dispatches the job whose id ends with 1.
class ClaimViewModelTest {
  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<Operation> approved = new ArrayList<>();
  private final List<CompletedRequest<?>> completed = new ArrayList<>();
  private final List<JobService> over = new ArrayList<>();
  private final ClaimViewModel model =
      new ClaimViewModel(
          tasks,
          (_, operation, send) -> {
            approved.add(operation);
            send.run();
          },
          completed::add,
          over::add);

  @BeforeEach
  void open() {
    model
        .serviceProperty()
        .set(
            Optional.of(
                new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC())));
    model.jobProperty().set(Optional.of(job(JobKind.CUSTOM, "Custom", 1)));
  }

  @Test
  void eachStepIsShownAndEachOperationIsApproved() {
    model.send();
    model.send();
    tasks.finishAll();
    assertEquals(3, model.steps().size());
    assertTrue(model.steps().stream().allMatch(step -> step.asThought()));
    assertEquals(
        List.of(
            Operation.POLL_FOR_JOBS, Operation.ACKNOWLEDGE_JOB, Operation.PUT_JOB_FAILURE_RESULT),
        approved);
    assertEquals(3, completed.size());
    assertEquals(1, over.size());
    assertFalse(model.sendingProperty().get());
  }

  @Test
  void anotherJobThanWantedEndsItAndAnotherCaseForgetsTheSteps() {
    model.jobProperty().set(Optional.of(job(JobKind.CUSTOM, "Custom", 2)));
    model.send();
    tasks.finishAll();
    assertEquals(1, model.steps().size());
    assertFalse(model.steps().getFirst().asThought());
    model.jobProperty().set(Optional.empty());
    assertEquals(List.of(), model.steps());
  }

  @Test
  void cancelledNoOtherStepIsTaken() {
    gateway.meanwhile(model::cancel);
    model.send();
    tasks.finishAll();
    assertEquals(1, log.attempts().size());
  }

  @Test
  void whatIsMissingIsSaidAndNothingIsSent() {
    model.readOnlyProperty().set(true);
    model.send();
    model.readOnlyProperty().set(false);
    model.queryKeyProperty().set("ProjectName");
    model.send();
    model.queryKeyProperty().set("");
    model.jobProperty().set(Optional.of(job(JobKind.THIRD_PARTY, "ThirdParty", 1)));
    assertEquals(
        Optional.of("Enter the client token of the partner's job."),
        model.disabledReason().getValue());
    model.send();
    tasks.finishAll();
    assertEquals(List.of(), log.attempts());
  }

  private static KnownJob job(JobKind kind, String owner, int number) {
    return KnownJob.bare(kind, "99999999-0000-0000-0000-00000000000" + number)
        .withStatus(JobStatus.Known.QUEUED)
        .at(Optional.of(new ActionTypeId("Test", owner, "Worker", "1")), PipelineContext.UNKNOWN);
  }
}
