package dev.jobinspector.ui.acknowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.InputShapes;
import dev.jobinspector.request.Shape;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.FakeGateway.Reported;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reporting a result without a toolkit.
class ResultViewModelTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String OTHER = "76543210-89ab-cdef-0123-456789abcdef";

  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private long now;
  private final List<JobAnswer<JobResult>> answers = new ArrayList<>();
  private final AcknowledgeViewModel about =
      new AcknowledgeViewModel(tasks, new DoubleClickGuard(() -> now), _ -> {});
  private final ResultViewModel model =
      new ResultViewModel(tasks, new DoubleClickGuard(() -> now), about, answers::add);

  @BeforeEach
  void connectAndPick() {
    about
        .serviceProperty()
        .set(
            Optional.of(
                new JobService(
                    gateway,
                    new MemoryAttemptLog(),
                    new ReadOnlySwitch(false),
                    Clock.systemUTC())));
    about.fill(KnownJob.bare(JobKind.CUSTOM, ID));
  }

  @Test
  void aFailureIsReportedAsEntered() {
    model.failure().typeProperty().set(FailureType.PERMISSION_ERROR);
    type(model.failure().message(), " The role is gone \n");
    type(model.failure().externalId(), "d-1");
    reportFailure();
    assertEquals(
        List.of(
            new Reported(
                new CustomJob(new JobId(ID)),
                new JobResult.Failure(
                    FailureType.PERMISSION_ERROR, "The role is gone", Optional.of("d-1")))),
        gateway.reported());
    assertInstanceOf(Loadable.Loaded.class, model.resultProperty().get());
    assertEquals(
        Operation.PUT_JOB_FAILURE_RESULT,
        answers.getFirst().completed().attempt().intent().operation());
  }

  @Test
  void aSuccessNeedsNothingAndTakesWhatIsEntered() {
    reportSuccess();
    assertEquals(JobResult.Success.plain(), gateway.reported().getFirst().result());
    type(model.success().summary(), "by hand");
    type(model.success().percent(), "100");
    reportSuccess();
    assertEquals(
        new JobResult.Success(
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new JobResult.ExecutionDetails(
                    Optional.of("by hand"), Optional.empty(), OptionalInt.of(100))),
            Map.of()),
        gateway.reported().getLast().result());
  }

  @Test
  void aSecondClickSendsNothingHoweverFastTheAnswer() {
    gateway.failWith(new JobFailure.Rejected(Refusal.THROTTLED, "ThrottlingException", "m"));
    type(model.failure().message(), "no disk");
    model.report(model.failure());
    model.report(model.failure());
    model.report(model.success());
    tasks.finishAll();
    now += Duration.ofMillis(300).toNanos();
    reportFailure();
    assertEquals(1, gateway.reported().size());
    now += Duration.ofSeconds(2).toNanos();
    reportFailure();
    assertEquals(2, gateway.reported().size());
  }

  @Test
  void aResultThatWasTakenIsNotReportedAgainUntilSomethingIsEdited() {
    type(model.failure().message(), "no disk");
    reportFailure();
    now += Duration.ofSeconds(2).toNanos();
    reportFailure();
    reportSuccess();
    assertEquals(1, gateway.reported().size());
    type(model.failure().message(), "no disk left");
    reportFailure();
    assertEquals(2, gateway.reported().size());
  }

  @Test
  void readOnlyRefusesAndSaysWhy() {
    type(model.failure().message(), "no disk");
    about.readOnlyProperty().set(true);
    assertTrue(
        model.disabledReason(model.failure()).getValue().orElseThrow().contains("read-only"));
    reportFailure();
    reportSuccess();
    assertEquals(List.of(), gateway.reported());
  }

  @Test
  void withoutAConnectionNothingIsReported() {
    about.serviceProperty().set(Optional.empty());
    assertEquals(Optional.of("Not connected."), model.disabledReason(model.success()).getValue());
    reportSuccess();
    assertEquals(List.of(), gateway.reported());
  }

  @Test
  void aThirdPartyJobNeedsTheClientTokenOfTheForm() {
    about.fill(KnownJob.bare(JobKind.THIRD_PARTY, "partner-job"));
    assertEquals(
        Optional.of("Enter the client token."), model.disabledReason(model.success()).getValue());
    reportSuccess();
    assertEquals(List.of(), gateway.reported());
    about.form().clientTokenProperty().set("token");
    reportSuccess();
    assertEquals(
        new ThirdPartyJob(new ThirdPartyJobId("partner-job"), new ClientToken("token")),
        gateway.reported().getFirst().job());
  }

  @Test
  void wrongInputIsExplainedByTheLimitsOfTheServiceModelAndNotSent() {
    var failure = structure(Operation.PUT_JOB_FAILURE_RESULT, "failureDetails");
    var execution = structure(Operation.PUT_JOB_SUCCESS_RESULT, "executionDetails");
    refusesMoreThan(failure, "message", model.failure().message());
    refusesMoreThan(failure, "externalExecutionId", model.failure().externalId());
    refusesMoreThan(execution, "summary", model.success().summary());
    refusesMoreThan(execution, "externalExecutionId", model.success().externalId());
    for (String wrong : List.of("101", "-1", "1.5", "half", "0100")) {
      type(model.success().percent(), wrong);
      assertTrue(model.success().percent().problem().getValue().isPresent(), wrong);
    }
    reportFailure();
    reportSuccess();
    about.fill(KnownJob.bare(JobKind.CUSTOM, "not-an-id"));
    assertEquals(Optional.empty(), model.jobId().getValue());
    reportSuccess();
    assertEquals(List.of(), gateway.reported());
  }

  @Test
  void aLostReplyIsShownAsUnknownNeverAsFailed() {
    gateway.failWith(new JobFailure.Unknown(Doubt.CONNECTION_LOST, "ConnectionLost", "m"));
    reportSuccess();
    var shown = assertInstanceOf(Loadable.Failed.class, model.resultProperty().get());
    assertTrue(shown.why().text().contains("unknown whether the request was carried out"));
    assertFalse(shown.why().text().contains("failed"), shown.why().text());
    assertEquals(
        Outcome.UNKNOWN,
        answers.getFirst().completed().attempt().conclusion().orElseThrow().outcome());

    now += Duration.ofSeconds(2).toNanos();
    gateway.failWith(new JobFailure.Rejected(Refusal.INVALID_JOB_STATE, "InvalidJobState", "m"));
    reportSuccess();
    var second = assertInstanceOf(Loadable.Failed.class, model.resultProperty().get());
    assertTrue(second.why().text().contains("probably ended it"));
  }

  @Test
  void anotherJobStartsAgainAndALateAnswerIsToldButNotShown() {
    type(model.failure().message(), "no disk");
    type(model.success().externalId(), "d-1");
    model.report(model.failure());
    about.fill(KnownJob.bare(JobKind.CUSTOM, OTHER));
    tasks.finishAll();
    assertInstanceOf(Loadable.Idle.class, model.resultProperty().get());
    assertEquals(ID, answers.getFirst().job().id());
    assertEquals("", model.failure().message().textProperty().get());
    assertEquals("", model.success().externalId().textProperty().get());
    assertEquals(Optional.of(OTHER), model.jobId().getValue());
  }

  @Test
  void aResultThatTheStatusOfTheJobRefusesIsNotSentAndThatIsSaid() {
    KnownJob job = KnownJob.bare(JobKind.CUSTOM, ID);
    for (JobStatus.Known status : JobStatus.Known.values()) {
      about.fill(job.withStatus(status));
      type(model.failure().message(), "no disk");
      Optional<String> why = model.disabledReason(model.failure()).getValue();
      assertEquals(status != JobStatus.Known.IN_PROGRESS, why.isPresent(), status.text());
      assertTrue(why.orElse(status.text()).contains(status.text()));
    }
    about.fill(job.withStatus(JobStatus.of("Paused")));
    reportSuccess();
    assertEquals(1, gateway.reported().size());
  }

  @Test
  void aStatusThatALaterAcknowledgeLeftInDoubtRefusesNoResult() {
    KnownJob job = KnownJob.bare(JobKind.CUSTOM, ID).withStatus(JobStatus.Known.DISPATCHED);
    about.fill(job.withSecrets(Optional.of(new Nonce("3")), Optional.empty()));
    gateway.failWith(new JobFailure.Unknown(Doubt.CONNECTION_LOST, "ConnectionLost", "m"));
    about.submit();
    tasks.finishAll();
    assertTrue(model.disabledReason(model.success()).getValue().isPresent());
    about
        .pastProperty()
        .set(
            about
                .serviceProperty()
                .get()
                .map(by -> new AcknowledgeViewModel.Past(job, by.earlier().on(job))));
    assertEquals(Optional.empty(), model.disabledReason(model.success()).getValue());
  }

  private void reportFailure() {
    model.report(model.failure());
    tasks.finishAll();
  }

  private void reportSuccess() {
    model.report(model.success());
    tasks.finishAll();
  }

  private static void type(CheckedText field, String text) {
    field.textProperty().set(text);
  }

  private static Shape.Structure structure(Operation operation, String member) {
    return (Shape.Structure) InputShapes.of(operation).member(member).orElseThrow().shape();
  }

  private static void refusesMoreThan(Shape.Structure shape, String member, CheckedText field) {
    int most = ((Shape.Text) shape.member(member).orElseThrow().shape()).constraint().maximum();
    type(field, "x".repeat(most));
    assertEquals(Optional.empty(), field.problem().getValue(), member);
    type(field, "x".repeat(most + 1));
    assertTrue(field.problem().getValue().isPresent(), member);
  }
}
