package dev.jobinspector.ui.control;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.troubleshooting.finding.Evidence;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Several cases at once, without a toolkit.
class ManyViewModelTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<CompletedRequest<?>> completed = new ArrayList<>();
  private final List<String> over = new ArrayList<>();
  private final List<Runnable> asked = new ArrayList<>();
  private boolean production;
  private final JobService service =
      new JobService(gateway, log, new ReadOnlySwitch(false), Clock.systemUTC());
  private final ManyViewModel model =
      new ManyViewModel(
          tasks,
          (_, _, send) -> {
            if (production) {
              asked.add(send);
            } else {
              send.run();
            }
          },
          completed::add,
          () -> over.add("over"));

  @Test
  void oneConfirmationSaysHowManyWhereAndWhose() {
    model.prepare(
        ManyKind.REPORT_FAILURE,
        List.of(target(1), target(2), target(2), withoutJob(), partner(Optional.empty())));
    String question = model.question().getValue();
    assertTrue(
        question.contains("\n2 jobs in account 111122223333, us-east-1. Whose: Fleet."), question);
    assertTrue(question.contains("its job is not known for certain"), question);
    assertTrue(question.contains("its client token is not known"), question);
    assertEquals("Report failure: 2 jobs", model.buttonText().getValue());
    assertEquals(List.of(), gateway.asked());
  }

  @Test
  void jobsWhoseStatusRefusesAResultAreCountedAndLeftOutBeforeAnythingIsSent() {
    List<ManyTarget> selected =
        Stream.of(
                JobStatus.Known.SUCCEEDED,
                JobStatus.Known.TIMED_OUT,
                JobStatus.Known.QUEUED,
                JobStatus.Known.IN_PROGRESS,
                new JobStatus.Unrecognised("Paused"))
            .map(status -> job(JobKind.CUSTOM, status.text().length(), "Custom").withStatus(status))
            .map(this::target)
            .toList();
    model.prepare(ManyKind.REPORT_FAILURE, selected);
    String question = model.question().getValue();
    assertTrue(question.contains("\n3 of 5 cannot take a result: "), question);
    assertTrue(question.contains(id(8) + ": the job is TimedOut"), question);
    assertEquals("Report failure: 2 jobs", model.buttonText().getValue());
    model.send();
    tasks.finishAll();
    assertEquals(2, gateway.asked().size());
    model.prepare(ManyKind.RETRY_STAGE, selected);
    assertEquals("Retry: 1 stage", model.buttonText().getValue());
  }

  @Test
  void aJobWhoseActionHasEndedTakesNoResult() {
    StuckCase stuck = target(1).stuck();
    ActionExecution action = inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a", NOW);
    StuckCase ended =
        StuckCase.of(
            new Evidence(
                stuck.kind(),
                stuck.context(),
                Optional.of(with(action, ActionStatus.Known.FAILED)),
                Optional.empty(),
                List.of(),
                stuck.job(),
                stuck.evidence().known(),
                NOW),
            "us-east-1");
    model.prepare(
        ManyKind.REPORT_FAILURE,
        List.of(new ManyTarget(ended, Optional.empty(), Optional.of(service))));
    String question = model.question().getValue();
    assertTrue(question.contains("1 of 1 cannot take a result: "), question);
    assertTrue(question.contains("its action has ended (Failed)"), question);
  }

  @Test
  void eachHasItsAttemptAndWhatIsUnknownIsNamedAndNotSentAgain() {
    gateway.meanwhile(
        () -> {
          switch (gateway.asked().size()) {
            case 2 ->
                gateway.failWith(
                    new JobFailure.Unknown(JobFailure.Doubt.TIMED_OUT, "NoReply", "no reply"));
            case 3 ->
                gateway.failWith(
                    new JobFailure.Rejected(
                        JobFailure.Refusal.THROTTLED, "ThrottlingException", "Rate exceeded"));
            default -> {}
          }
        });
    model.prepare(ManyKind.REPORT_FAILURE, targets(3));
    model.send();
    model.send();
    tasks.finishAll();
    assertEquals(3, log.attempts().size());
    assertEquals(3, completed.size());
    String said = model.answer().getValue().orElseThrow();
    assertTrue(said.startsWith("1 confirmed, 1 rejected, 1 unknown, 1 left."), said);
    assertTrue(said.contains(id(2)) && said.contains("not sent again"), said);

    assertEquals("Resume: Report failure: 1 job", model.buttonText().getValue());
    model.send();
    tasks.finishAll();
    assertEquals("report " + id(3), gateway.asked().getLast());
    assertEquals(4, gateway.asked().size());
  }

  @Test
  void stoppedItEndsWhatIsInProgressAndResumesWithTheRest() {
    gateway.meanwhile(model::cancel);
    model.prepare(ManyKind.REPORT_FAILURE, targets(4));
    model.send();
    tasks.finishAll();
    assertEquals(List.of("report " + id(1)), gateway.asked());
    assertFalse(model.sendingProperty().get());
    assertEquals(List.of("over"), over);

    gateway.meanwhile(() -> {});
    model.send();
    tasks.finishAll();
    assertEquals(4, gateway.asked().size());
    assertTrue(model.answer().getValue().orElseThrow().startsWith("4 confirmed"));
    assertEquals(Optional.of("Nothing is left to send."), model.disabledReason().getValue());
  }

  @Test
  void twoActionsOfOneExecutionStopItOnce() {
    model.prepare(ManyKind.STOP_EXECUTION, targets(3));
    assertEquals(1, model.rows().size());
    model.send();
    tasks.finishAll();
    assertEquals("StopPipelineExecution", log.attempts().getFirst().intent().operation().apiName());
    assertEquals(Optional.of(true), log.attempts().getFirst().intent().parameters().abandon());
    model.prepare(ManyKind.RETRY_STAGE, targets(3));
    model.send();
    tasks.finishAll();
    assertEquals(2, log.attempts().size());
  }

  @Test
  void nothingIsSentReadOnlyWithoutAMessageOrBeforeProductionIsConfirmed() {
    model.prepare(ManyKind.REPORT_FAILURE, targets(2));
    model.readOnlyProperty().set(true);
    model.send();
    model.readOnlyProperty().set(false);
    model.messageProperty().set("");
    model.send();
    model.messageProperty().set("worker lost");
    production = true;
    model.send();
    tasks.finishAll();
    assertEquals(List.of(), gateway.asked());
    asked.getFirst().run();
    tasks.finishAll();
    assertEquals(2, gateway.asked().size());
    assertEquals(1, asked.size());
  }

  @Test
  void aPartnersJobIsEndedWithItsToken() {
    model.prepare(ManyKind.REPORT_FAILURE, List.of(partner(Optional.of(new ClientToken("token")))));
    model.send();
    tasks.finishAll();
    assertEquals(
        "PutThirdPartyJobFailureResult", log.attempts().getFirst().intent().operation().apiName());
  }

  private List<ManyTarget> targets(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(this::target).toList();
  }

  private ManyTarget target(int number) {
    return target(job(JobKind.CUSTOM, number, "Custom"));
  }

  private ManyTarget partner(Optional<ClientToken> token) {
    return target(job(JobKind.THIRD_PARTY, 9, "ThirdParty").withSecrets(Optional.empty(), token));
  }

  private ManyTarget target(KnownJob job) {
    return new ManyTarget(
        StuckCase.of(Evidence.ofJob(job, Optional.empty(), List.of(), Instant.now()), "us-east-1"),
        Optional.of(new ControlTarget("shop", "Deploy", Optional.of(id(100)))),
        Optional.of(service));
  }

  private ManyTarget withoutJob() {
    StuckCase known = target(7).stuck();
    return new ManyTarget(
        StuckCase.of(
            new Evidence(
                known.kind(),
                known.context(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                known.evidence().known(),
                Instant.now()),
            "us-east-1"),
        Optional.empty(),
        Optional.of(service));
  }

  private static KnownJob job(JobKind kind, int number, String owner) {
    return KnownJob.bare(kind, id(number))
        .withStatus(JobStatus.Known.IN_PROGRESS)
        .at(
            Optional.of(new ActionTypeId("Deploy", owner, "Fleet", "1")),
            new PipelineContext(
                Optional.of("shop"),
                Optional.of("Deploy"),
                Optional.of("Action" + number),
                Optional.empty(),
                Optional.of(id(100))));
  }

  private static String id(int number) {
    return "11111111-0000-4000-8000-%012d".formatted(number);
  }
}
