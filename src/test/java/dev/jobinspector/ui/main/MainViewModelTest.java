package dev.jobinspector.ui.main;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.JobServices;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.settings.WatchedCase;
import dev.jobinspector.testing.FakeConnector;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.troubleshooting.finding.Finding;
import dev.jobinspector.ui.caseview.CaseState;
import dev.jobinspector.ui.common.Loadable;
import dev.jobinspector.ui.connection.Connections;
import dev.jobinspector.ui.connection.WindowPrompt;
import dev.jobinspector.ui.control.ControlKind;
import dev.jobinspector.ui.worklist.Lens;
import dev.jobinspector.ui.worklist.StuckRow;
import dev.jobinspector.ui.worklist.StuckRows;
import dev.jobinspector.ui.worklist.watch.WatchViewModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where the panes meet, without a toolkit.
class MainViewModelTest {
  private static final KnownJob JOB =
      KnownJob.bare(JobKind.CUSTOM, "01234567-89ab-cdef-0123-456789abcdef")
          .withStatus(JobStatus.Known.DISPATCHED)
          .withSecrets(Optional.of(new Nonce("3")), Optional.empty());

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static final Connections.Ports PORTS =
      new Connections.Ports(new WindowPrompt(Runnable::run), (_, _) -> fail("nobody signs in"));

  private final FakeGateway gateway = new FakeGateway();
  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private final List<String> notifications = new ArrayList<>();
  private final MainViewModel model =
      new MainViewModel(
          tasks,
          tasks,
          Clock.systemUTC(),
          new JobServices(
              FakeConnector.of(gateway), () -> log, new ReadOnlySwitch(false), Clock.systemUTC()),
          new Told(),
          (title, text) -> notifications.add(title + ": " + text),
          PORTS);

  @BeforeEach
  void connect() {
    gateway.list(JOB);
    model.history().query().readsProperty().set(true);
    model.connection().connect();
    tasks.finishAll();
  }

  @Test
  void whatTheHistoryHasToTellIsTold() {
    assertEquals(List.of("A notice.", "Upkeep."), model.notice().messages());
  }

  @Test
  void whatTheCareForTheHistoryFindsLaterIsToldAndShown() {
    JobService elsewhere = model.connection().currentProperty().get().orElseThrow();
    elsewhere.acknowledge(new CustomJob(new JobId(JOB.id())), new Nonce("3"), JOB);
    model.notice().dismiss();
    model.maintainHistory();
    assertEquals(0, model.history().rows().size());
    tasks.finishAll();
    assertEquals(List.of("Upkeep."), model.notice().messages());
    assertEquals(1, model.history().rows().size());
  }

  @Test
  void aPickedJobFillsTheFormAndItsAnswerReachesTheTable() {
    pick();
    assertEquals("3", model.acknowledge().form().nonceProperty().get());
    model.acknowledge().submit();
    tasks.finishAll();
    assertEquals(
        Optional.of(JobStatus.Known.IN_PROGRESS), model.jobs().shown().getFirst().status());
    assertEquals(2, model.history().rows().size());
  }

  @Test
  void aReportReachesTheHistoryAndTheDetailsAndInventsNoStatus() {
    pick();
    model.jobs().add(JOB.withStatus(JobStatus.Known.IN_PROGRESS), false);
    gateway.list(JOB.withStatus(JobStatus.Known.FAILED));
    model.refresh();
    model.result().failure().message().textProperty().set("no disk");
    model.result().report(model.result().failure());
    tasks.finishNewest("Reporting the result");
    tasks.finishAll();
    assertEquals(
        "PutJobFailureResult", model.history().rows().getFirst().intent().operation().apiName());
    assertTrue(
        model.details().timelineProperty().get() instanceof Loadable.Loaded(var attempts)
            && attempts.size() == 2);
    assertEquals(Optional.of(JobStatus.Known.FAILED), model.jobs().shown().getFirst().status());
  }

  @Test
  void anAcknowledgeThatFailedSaysNothingOfTheStatusAndAnOlderOneDoesNotComeBack() {
    pick();
    gateway.list(JOB.withStatus(JobStatus.Known.TIMED_OUT));
    gateway.failWith(new JobFailure.Unknown(Doubt.TIMED_OUT, "NoReplyInTime", "silence"));
    model.acknowledge().submit();
    model.refresh();
    tasks.finishNewest("Listing jobs");
    tasks.finishAll();
    assertEquals(Optional.of(JobStatus.Known.TIMED_OUT), model.jobs().shown().getFirst().status());
  }

  @Test
  void aRejectedNonceIsNotTakenForTheJobs() {
    acknowledgeByHand(
        new JobFailure.Rejected(
            JobFailure.Refusal.INVALID_NONCE, "InvalidNonceException", "not this one"));
    assertEquals(JOB.nonce(), model.jobs().shown().getFirst().nonce());
    theFormStaysWhenTheJobIsListedAgain();
  }

  @Test
  void aClientTokenThatAResultWasRejectedForIsNotTakenForTheJobs() {
    model.jobs().add(KnownJob.bare(JobKind.THIRD_PARTY, "partner-job"), true);
    tasks.rest();
    model.acknowledge().form().clientTokenProperty().set("wrong");
    gateway.failWith(
        new JobFailure.Rejected(
            JobFailure.Refusal.INVALID_CLIENT_TOKEN, "InvalidClientTokenException", "no"));
    model.result().failure().message().textProperty().set("no disk");
    model.result().report(model.result().failure());
    tasks.finishAll();
    assertEquals(1, gateway.reported().size());
    KnownJob listed = model.jobs().pickedProperty().get().orElseThrow();
    assertEquals(Optional.empty(), listed.clientToken());
  }

  @Test
  void aTypedNonceAndItsAnswerOutlastWhatIsReadLater() {
    acknowledgeByHand(new JobFailure.Unknown(Doubt.TIMED_OUT, "NoReplyInTime", "silence"));
    theFormStaysWhenTheJobIsListedAgain();
  }

  private void acknowledgeByHand(JobFailure failure) {
    pick();
    gateway.failWith(failure);
    model.acknowledge().form().nonceProperty().set("1");
    model.acknowledge().submit();
    tasks.finishAll();
  }

  private void theFormStaysWhenTheJobIsListedAgain() {
    gateway.list(JOB.withStatus(JobStatus.Known.IN_PROGRESS));
    model.jobs().reload();
    tasks.finishAll();
    assertEquals("1", model.acknowledge().form().nonceProperty().get());
    assertInstanceOf(Loadable.Failed.class, model.acknowledge().resultProperty().get());
  }

  @Test
  void anotherConnectionEmptiesTheForm() {
    pick();
    model.connection().connect();
    tasks.finishAll();
    assertEquals("", model.acknowledge().form().jobIdProperty().get());
    assertEquals("", model.acknowledge().form().nonceProperty().get());
    assertTrue(model.jobs().pickedProperty().get().isEmpty());
  }

  @Test
  void aLateAnswerOfAnEarlierConnectionTouchesNothingButTheHistory() {
    pick();
    model.acknowledge().submit();
    gateway.list();
    model.connection().connect();
    tasks.finishNewest("Connecting");
    tasks.finishNewest("Listing jobs");
    tasks.finishNewest("Acknowledging the job");
    tasks.finishAll();
    // The history knows the job, but nobody carried its nonce over.
    assertTrue(model.jobs().shown().stream().allMatch(job -> job.nonce().isEmpty()));
    assertEquals(2, model.history().rows().size());
  }

  @Test
  void whatAPollOverAnEarlierConnectionReturnedIsToldWithoutItsNonce() {
    model.poll().providerProperty().set("LoadRunner");
    model.poll().submit();
    gateway.list();
    model.connection().connect();
    tasks.finishNewest("Connecting");
    tasks.finishNewest("Polling for jobs");
    tasks.finishAll();
    String told = String.join(" ", model.notice().messages());
    assertTrue(told.contains("99999999-0000-0000-0000-000000000001"), told);
    assertFalse(told.contains("77"), told);
    assertEquals(List.of(), model.jobs().shown());
  }

  @Test
  void whatWasSeenSinceAListWasAskedForIsNewerThanTheList() {
    pick();
    model.refresh();
    model.acknowledge().submit();
    tasks.finishNewest("Acknowledging the job");
    tasks.finishNewest("Listing jobs");
    tasks.finishAll();
    assertEquals(
        Optional.of(JobStatus.Known.IN_PROGRESS), model.jobs().shown().getFirst().status());
    assertFalse(model.jobs().pickedProperty().get().isEmpty());
  }

  @Test
  void aRowOfTheHistoryInDoubtLeadsToItsJobAndWhatItsActionTells() {
    loseAnAcknowledge();
    Attempt lost = model.details().inDoubtProperty().get().orElseThrow();
    model.jobs().pickedProperty().set(Optional.empty());
    assertEquals("AcknowledgeJob", lost.intent().operation().apiName());
    model.history().whatHappened(lost);
    tasks.finishAll();
    assertEquals(JOB.id(), model.jobs().pickedProperty().get().orElseThrow().id());
    assertTrue(checked().cause().contains("may or may not have arrived"), checked().cause());
  }

  @Test
  void ofAnAttemptOnAPipelineExecutionOrAStageThePipelineIsReadInTheBackground() {
    gateway.pipelines().add(inProgress("shop/Deploy/Fleet", "Deploy/Custom/Any/1", "a-1", NOW));
    gateway.pipelines().become("of-a-1", "Stopping");
    model.notice().dismiss();
    int asked = gateway.pipelines().asked().size();
    model
        .history()
        .whatHappened(
            attempt(Operation.STOP_PIPELINE_EXECUTION, new Subject.Execution("shop", "of-a-1")));
    model
        .history()
        .whatHappened(
            attempt(Operation.DISABLE_STAGE_TRANSITION, new Subject.Stage("shop", "Deploy")));
    assertEquals(List.of(), model.notice().messages());
    assertEquals(asked, gateway.pipelines().asked().size(), "nothing is read on the FX thread");
    tasks.finishAll();
    List<String> told = model.notice().messages();
    assertTrue(told.getFirst().contains("execution is being stopped"), told.toString());
    assertTrue(told.getLast().startsWith("DisableStageTransition: "), told.toString());
    assertEquals(2, told.size());
  }

  private Attempt attempt(Operation operation, Subject subject) {
    return new Attempt(
        new Intent(
            UUID.randomUUID(),
            NOW,
            operation,
            subject,
            Optional.empty(),
            PipelineContext.UNKNOWN,
            model.connection().currentProperty().get().orElseThrow().connection()),
        Optional.empty());
  }

  @Test
  void aLostAcknowledgeOfAJobThatWasInProgressBeforeIsNotClaimedToHaveArrived() {
    gateway.list(JOB.withStatus(JobStatus.Known.IN_PROGRESS));
    model.refresh();
    tasks.finishAll();
    loseAnAcknowledge();
    model.refresh();
    tasks.finishAll();
    assertEquals(
        "The job is in progress: your acknowledge or another worker's arrived",
        opened().stuck().finding().cause());
  }

  @Test
  void aLateCheckIsNotShownForTheJobPickedSince() {
    loseAnAcknowledge();
    model.details().ask(model.details().inDoubtProperty().get().orElseThrow());
    KnownJob other = KnownJob.bare(JobKind.CUSTOM, "76543210-89ab-cdef-0123-456789abcdef");
    model.jobs().add(other, true);
    tasks.finishAll();
    assertTrue(model.details().checkProperty().get() instanceof Loadable.Idle);
  }

  @Test
  void anAttemptOverAnotherConnectionIsNotLookedUpOverThisOne() {
    loseAnAcknowledge();
    var here = model.history().rows().getFirst();
    var elsewhere =
        new Attempt(
            new Intent(
                here.intent().id(),
                here.intent().startedAt(),
                here.intent().operation(),
                here.intent().subject(),
                here.intent().actionType(),
                here.intent().context(),
                new ServiceConnection(
                    ServiceConnection.Target.AWS,
                    Optional.empty(),
                    "eu-west-1",
                    Optional.empty(),
                    here.intent().connection().endpoint(),
                    "a test")),
            here.conclusion());
    model.notice().dismiss();
    List<String> asked = gateway.pipelines().asked();
    model.history().whatHappened(elsewhere);
    List<String> told = List.copyOf(model.notice().messages());
    assertTrue(told.getFirst().contains("eu-west-1"));
    model.history().whatHappened(elsewhere);
    assertEquals(told, model.notice().messages(), "the same is not said twice");
    assertEquals(asked, gateway.pipelines().asked());
  }

  @Test
  void whatComesTwiceAtOnceIsSaidOnce() {
    model.notice().dismiss();
    model.notice().tell(List.of("The disk is full.", "Upkeep.", "The disk is full."));
    assertEquals(List.of("The disk is full.", "Upkeep."), model.notice().messages());
  }

  @Test
  void aStuckActionOfAKnownJobLeadsToIt() {
    gateway
        .pipelines()
        .add(inProgress("pipeline/stage/action", "Test/Custom/Any/1", "a-1", Instant.EPOCH));
    pick();
    model.jobs().pickedProperty().set(Optional.empty());
    model.worklist().findStuck();
    tasks.finishAll();
    stuck().pick(Optional.of(stuck().shown().getFirst()));
    assertEquals(JOB.id(), model.jobs().pickedProperty().get().orElseThrow().id());
  }

  @Test
  void whatAPollMustNameIsFilledInFromTheActionUnlessItWasTyped() {
    ActionExecution queued =
        inProgress("pipeline/stage/action", "Test/Custom/Any/1", "a-1", Instant.EPOCH);
    gateway
        .pipelines()
        .add(
            new ActionExecution(
                queued.context(),
                queued.type(),
                queued.status(),
                queued.started(),
                queued.updated(),
                queued.told(),
                queued.error(),
                Map.of("Project", "Shop-1")));
    gateway.pipelines().queryable(queued.type().orElseThrow(), "Project");
    model.worklist().findStuck();
    tasks.finishAll();
    stuck().pick(Optional.of(stuck().shown().getFirst()));
    model.poll().queryKeyProperty().set("Mine");
    model.forms().proposeQuery();
    tasks.finishAll();
    assertEquals("Project", model.forms().claim().queryKeyProperty().get());
    assertEquals("Shop-1", model.forms().claim().queryValueProperty().get());
    assertEquals("Mine", model.poll().queryKeyProperty().get());
    assertEquals("", model.poll().queryValueProperty().get());
  }

  @Test
  void afterAConfirmedFailureHeadingListTableAndFindingsShowTheSame() {
    ActionExecution hangs =
        inProgress("pipeline/stage/action", "Test/Custom/Any/1", "a-1", Instant.EPOCH);
    gateway.pipelines().add(hangs);
    gateway.list(JOB.withStatus(JobStatus.Known.IN_PROGRESS));
    model.refresh();
    tasks.finishAll();
    pick();
    model.worklist().findStuck();
    tasks.finishAll();
    stuck().pick(Optional.of(stuck().shown().getFirst()));
    tasks.rest();
    model.acts().proposeFailure();
    model.result().report(model.result().failure());
    tasks.finishNewest("Reporting the result");
    gateway.pipelines().add(with(hangs, ActionStatus.Known.FAILED));
    tasks.finishAll();
    assertEquals("Failed", model.open().stateProperty().get().orElseThrow().state());
    assertEquals(Optional.of(JobStatus.Known.FAILED), model.jobs().shown().getFirst().status());
    StuckRow.Stuck row = (StuckRow.Stuck) stuck().shown().getFirst();
    assertTrue(row.moved().orElseThrow().startsWith("Failed"), row.toString());
    assertEquals(
        Optional.of(List.copyOf(row.stuck().findings())),
        model.details().findingsProperty().get() instanceof Loadable.Loaded(var findings)
            ? Optional.of(findings)
            : Optional.empty());
  }

  @Test
  void whatIsOnTheScreenIsReadAgainEveryHalfMinuteUnlessThatIsPaused() {
    pick();
    int before = gateway.pipelines().asked().size();
    tasks.elapse(RefreshViewModel.EVERY);
    tasks.finishAll();
    int once = gateway.pipelines().asked().size();
    assertTrue(once > before);
    assertTrue(gateway.asked().stream().noneMatch(asked -> asked.startsWith("acknowledge")));
    model.refreshing().pausedProperty().set(true);
    tasks.elapse(RefreshViewModel.EVERY.multipliedBy(3));
    tasks.finishAll();
    assertEquals(once, gateway.pipelines().asked().size());
  }

  @Test
  void findStuckBeforeThereIsAConnectionScansOnceThereIsOne() {
    ManualTaskRunner later = new ManualTaskRunner();
    MainViewModel early =
        new MainViewModel(
            later,
            later,
            Clock.systemUTC(),
            new JobServices(
                FakeConnector.of(gateway), () -> log, new ReadOnlySwitch(false), Clock.systemUTC()),
            new Told(),
            (_, _) -> {},
            PORTS);
    early.worklist().findStuck();
    early.connection().connect();
    later.finishAll();
    assertEquals(Lens.STUCK, early.worklist().lensProperty().get());
    assertTrue(gateway.pipelines().asked().contains("pipelines"));
  }

  @Test
  void aWatchedCaseComesBackWithItsConnectionAndIsToldToTheDesktopWhenItMoved() {
    ActionExecution hangs =
        inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a-1", Instant.EPOCH);
    gateway.pipelines().add(hangs);
    model.worklist().findStuck();
    tasks.finishAll();
    StuckRow found = stuck().shown().getFirst();
    stuck().pick(Optional.of(found));
    model.acts().toggleWatch();
    assertEquals(1, model.worklist().watched().size());
    model.connection().connect();
    tasks.finishAll();
    StuckRow.Stuck again =
        assertInstanceOf(StuckRow.Stuck.class, model.worklist().watched().getFirst());
    assertEquals(Optional.of("a-1"), again.stuck().context().actionExecutionId());
    assertEquals(List.of(), notifications, "what is read for the first time did not move");
    gateway.pipelines().add(with(hangs, ActionStatus.Known.FAILED));
    tasks.elapse(RefreshViewModel.EVERY);
    tasks.finishAll();
    tasks.elapse(RefreshViewModel.EVERY);
    tasks.finishAll();
    assertEquals(List.of("shop › Deploy › Fleet: Failed."), notifications);
    model.worklist().stopWatching(model.worklist().watched());
    assertEquals(List.of(), model.watch().watched());
    assertEquals(List.of(), model.worklist().watched());
  }

  @Test
  void aWatchedPlaceWhereNothingStandsIsListedAndReadAgain() {
    ActionExecution hangs =
        inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a-1", Instant.EPOCH);
    WatchedCase place =
        WatchViewModel.of(
                model.connection().currentProperty().get().orElseThrow().connection(),
                hangs.context())
            .orElseThrow();
    gateway.pipelines().add("shop");
    model.watch().restore(List.of(place));
    model.refreshing().refresh();
    tasks.finishAll();
    assertEquals(
        List.of(new StuckRow.Unseen(place, "nothing there now")), model.worklist().watched());
    gateway.pipelines().add(hangs);
    tasks.elapse(RefreshViewModel.EVERY);
    tasks.finishAll();
    assertInstanceOf(StuckRow.Stuck.class, model.worklist().watched().getFirst());
    assertEquals(List.of(), notifications);
  }

  @Test
  void ofAPastedTextAJobIsSelectedOnlyIfItCertainlyIsOne() {
    String id = "abcdef01-89ab-cdef-0123-456789abcdef";
    paste("Deploy hangs, see " + id + "?");
    assertEquals(Optional.empty(), model.jobs().pickedProperty().get());
    assertEquals("", model.acknowledge().form().jobIdProperty().get());
    assertTrue(model.jobs().shown().stream().anyMatch(job -> job.id().equals(id)));
    paste("The job " + id + " hangs");
    assertEquals(Optional.of(id), model.jobs().pickedProperty().get().map(KnownJob::id));
  }

  @Test
  void aPastedIdWhoseKindTheTextDoesNotTellIsThatOfTheListedJob() {
    KnownJob listed =
        KnownJob.bare(JobKind.THIRD_PARTY, "abcdef01-89ab-cdef-0123-456789abcdef")
            .withStatus(JobStatus.Known.QUEUED);
    model.jobs().add(listed, false);
    paste("The job " + listed.id() + " hangs");
    assertEquals(List.of(listed, JOB), model.jobs().known());
    assertEquals(Optional.of(listed), model.jobs().pickedProperty().get());
  }

  private void paste(String text) {
    model.paste().paste(text);
    tasks.finishAll();
    model.paste().take();
  }

  @Test
  void aLensThatWasNotScannedYetShowsNoCount() {
    ObservableValue<String> stuck = model.worklist().title(Lens.STUCK);
    assertEquals("Stuck", stuck.getValue());
    assertEquals("Jobs  1", model.worklist().title(Lens.JOBS).getValue());
    assertEquals("Watched  0", model.worklist().title(Lens.WATCHED).getValue());
    model.worklist().findStuck();
    assertEquals("Stuck", stuck.getValue());
    tasks.finishAll();
    assertEquals("Stuck  0", stuck.getValue());
  }

  @Test
  void afterARetryTheCaseAndItsRowAreTheExecutionThatWasBegunAnew() {
    ActionExecution begun =
        inProgress("shop/Deploy/Fleet", "Deploy/Custom/Fleet/1", "a-1", Instant.EPOCH);
    gateway.pipelines().add(begun);
    model.worklist().findStuck();
    tasks.finishAll();
    stuck().pick(Optional.of(stuck().shown().getFirst()));
    gateway.pipelines().add(with(begun, ActionStatus.Known.FAILED));
    model.open().refresh();
    tasks.rest();
    assertTrue(opened().hasEnded());
    model.control().send(ControlKind.RETRY_STAGE);
    tasks.finishAll();
    assertEquals(Optional.of("a-1-again"), opened().context().actionExecutionId());
    assertFalse(opened().hasEnded());
    assertEquals(Optional.of("Fleet began again"), opened().moved());
    assertEquals(
        Optional.of("a-1-again"),
        ((StuckRow.Stuck) stuck().shown().getFirst()).stuck().context().actionExecutionId());
    tasks.rest();
    assertEquals("InProgress", opened().state());
  }

  @Test
  void anIdThatTheServiceDoesNotKnowIsNotListed() {
    String id = "abcdef01-89ab-cdef-0123-456789abcdef";
    gateway.failWith(
        new JobFailure.Rejected(
            JobFailure.Refusal.JOB_NOT_FOUND, "JobNotFoundException", "no such job"));
    model.acknowledge().form().jobIdProperty().set(id);
    model.cases().lookUp();
    tasks.rest();
    assertEquals(List.of(JOB), model.jobs().known());
    assertInstanceOf(Loadable.Failed.class, model.details().detailsProperty().get());
    assertEquals(Optional.of(id), model.jobs().pickedProperty().get().map(KnownJob::id));
    model.acknowledge().form().nonceProperty().set("1");
    model.acknowledge().submit();
    tasks.finishAll();
    assertEquals(List.of(JOB), model.jobs().known());
    assertEquals(id, model.history().rows().getFirst().intent().job().orElseThrow().id());
    model.jobs().reload();
    tasks.finishAll();
    assertEquals(List.of(JOB), model.jobs().known());
  }

  @Test
  void aPollForTheTypeOfTheSelectedJobReadsItsNonceWhereThePollReturnsNone() {
    KnownJob queued =
        KnownJob.bare(JobKind.THIRD_PARTY, "partner-job")
            .withStatus(JobStatus.Known.QUEUED)
            .at(ActionTypeId.parse("Deploy/ThirdParty/CodeHaul/2"), PipelineContext.UNKNOWN);
    model.jobs().add(queued, true);
    tasks.rest();
    assertEquals("", model.acknowledge().form().nonceProperty().get());
    model.acknowledge().form().clientTokenProperty().set("token");
    model.forms().preparePoll();
    assertEquals("CodeHaul", model.poll().providerProperty().get());
    assertEquals("2", model.poll().versionProperty().get());
    model.poll().submit();
    tasks.finishAll();
    tasks.rest();
    assertEquals(
        List.of("poll Deploy/ThirdParty/CodeHaul/2", "details partner-job"), gateway.asked());
    assertEquals("78", model.acknowledge().form().nonceProperty().get());
  }

  private CaseState opened() {
    return model.open().stateProperty().get().orElseThrow();
  }

  private void loseAnAcknowledge() {
    gateway
        .pipelines()
        .add(inProgress("pipeline/stage/action", "Test/Custom/Any/1", "a-1", Instant.EPOCH));
    pick();
    gateway.failWith(new JobFailure.Unknown(Doubt.TIMED_OUT, "NoReplyInTime", "silence"));
    model.acknowledge().submit();
    tasks.finishAll();
  }

  private Finding checked() {
    return model.details().checkProperty().get() instanceof Loadable.Loaded(var finding)
        ? finding
        : fail("nothing was checked");
  }

  private void pick() {
    model.jobs().pickedProperty().set(Optional.of(model.jobs().shown().getFirst()));
    tasks.rest();
  }

  static final class Told implements HistoryTasks {
    @Override
    public List<String> drainNotices() {
      return List.of("A notice.");
    }

    @Override
    public List<String> maintenance() {
      return List.of("Upkeep.");
    }
  }

  private StuckRows stuck() {
    return model.worklist().stuck().rows();
  }
}
