package dev.jobinspector.ui.acknowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.testing.ManualTaskRunner;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.ui.common.DoubleClickGuard;
import dev.jobinspector.ui.common.Loadable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The form without a toolkit.
class AcknowledgeViewModelTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String OTHER = "76543210-89ab-cdef-0123-456789abcdef";

  private final FakeGateway gateway = new FakeGateway();
  private final ManualTaskRunner tasks = new ManualTaskRunner();
  private long now;
  private final List<JobAnswer<JobStatus>> answers = new ArrayList<>();
  private final AcknowledgeViewModel model =
      new AcknowledgeViewModel(tasks, new DoubleClickGuard(() -> now), answers::add);

  @BeforeEach
  void connect() {
    model
        .serviceProperty()
        .set(
            Optional.of(
                new JobService(
                    gateway,
                    new MemoryAttemptLog(),
                    new ReadOnlySwitch(false),
                    Clock.systemUTC())));
  }

  @Test
  void aCompleteFormIsAcknowledged() {
    fillIn(ID, "3");
    model.submit();
    tasks.finishAll();
    assertEquals(JobStatus.Known.IN_PROGRESS, status());
    assertEquals(List.of("acknowledge " + ID), gateway.asked());
    assertEquals(1, answers.size());
  }

  @Test
  void anUpperCaseIdIsTakenInLowerCaseAndThatIsSaid() {
    fillIn(ID.toUpperCase(Locale.ROOT), "3");
    assertEquals(Optional.empty(), model.form().jobIdProblem().getValue());
    assertTrue(model.form().jobIdNote().getValue().orElseThrow().contains("lower case"));
    model.submit();
    tasks.finishAll();
    assertEquals(List.of("acknowledge " + ID), gateway.asked());
    fillIn(ID, "3");
    assertEquals(Optional.empty(), model.form().jobIdNote().getValue());
  }

  @Test
  void aSecondClickSendsNothing() {
    fillIn(ID, "3");
    model.submit();
    model.submit();
    tasks.finishAll();
    assertEquals(1, gateway.asked().size());
  }

  @Test
  void theSecondHalfOfADoubleClickSendsNothingAlsoWhenTheAnswerWasFaster() {
    gateway.failWith(new JobFailure.Rejected(Refusal.THROTTLED, "ThrottlingException", "m"));
    fillIn(ID, "3");
    model.submit();
    tasks.finishAll();
    now += Duration.ofMillis(300).toNanos();
    model.submit();
    tasks.finishAll();
    assertEquals(1, gateway.asked().size());
    now += Duration.ofSeconds(2).toNanos();
    model.submit();
    tasks.finishAll();
    assertEquals(2, gateway.asked().size());
  }

  @Test
  void anAnsweredFormIsNotSentAgainUntilItIsEdited() {
    fillIn(ID, "3");
    model.submit();
    tasks.finishAll();
    model.submit();
    tasks.finishAll();
    assertEquals(1, gateway.asked().size());
    // At once: who edits does not click twice.
    model.form().nonceProperty().set("4");
    model.submit();
    tasks.finishAll();
    assertEquals(2, gateway.asked().size());
  }

  @Test
  void wrongInputIsExplainedAndNotSent() {
    fillIn("not-an-id", "3");
    assertTrue(model.form().jobIdProblem().getValue().orElseThrow().contains("8-4-4-4-12"));
    model.submit();
    fillIn(ID, "9".repeat(51));
    assertTrue(model.form().nonceProblem().getValue().orElseThrow().contains("51 characters"));
    model.submit();
    fillIn(ID, "");
    model.submit();
    fillIn("any id", "3");
    model.form().kindProperty().set(JobKind.THIRD_PARTY);
    assertEquals(Optional.of("Enter the client token."), model.disabledReason().getValue());
    model.submit();
    tasks.finishAll();
    assertEquals(List.of(), gateway.asked());
  }

  @Test
  void whiteSpaceAroundPastedTextIsTrimmed() {
    fillIn("\uFEFF  " + ID + "\u00A0\r\n", " 3 \n");
    model.submit();
    tasks.finishAll();
    assertEquals(List.of("acknowledge " + ID), gateway.asked());
  }

  @Test
  void anAnswerThatComesAfterAnotherJobWasPickedIsToldButNotShown() {
    fillIn(ID, "3");
    model.submit();
    model.fill(KnownJob.bare(JobKind.CUSTOM, OTHER));
    tasks.finishAll();
    assertInstanceOf(Loadable.Idle.class, model.resultProperty().get());
    assertEquals(ID, answers.getFirst().job().id());
  }

  @Test
  void anOlderAnswerDoesNotOverwriteANewerOne() {
    fillIn(ID, "3");
    model.submit();
    model.fill(KnownJob.bare(JobKind.CUSTOM, OTHER));
    model.form().nonceProperty().set("4");
    model.submit();
    gateway.answer(JobStatus.Known.TIMED_OUT);
    tasks.finishNewest("Acknowledging the job");
    gateway.answer(JobStatus.Known.FAILED);
    tasks.finishAll();
    assertEquals(JobStatus.Known.TIMED_OUT, status());
  }

  @Test
  void aRefusalIsShownInWords() {
    gateway.failWith(new JobFailure.Rejected(Refusal.INVALID_NONCE, "InvalidNonceException", "m"));
    fillIn(ID, "3");
    model.submit();
    tasks.finishAll();
    var failed = assertInstanceOf(Loadable.Failed.class, model.resultProperty().get());
    assertTrue(failed.why().text().contains("stale"), failed.why().text());
  }

  @Test
  void readOnlyDisablesTheButtonAndSaysWhy() {
    fillIn(ID, "3");
    model.readOnlyProperty().set(true);
    assertTrue(model.disabledReason().getValue().orElseThrow().contains("read-only"));
    model.submit();
    tasks.finishAll();
    assertEquals(List.of(), gateway.asked());
  }

  @Test
  void aPickedJobFillsWhatIsKnown() {
    model.fill(
        KnownJob.bare(JobKind.THIRD_PARTY, "partner-job")
            .withSecrets(Optional.of(new Nonce("7")), Optional.of(new ClientToken("token"))));
    assertEquals(Optional.empty(), model.disabledReason().getValue());
    assertEquals("7", model.form().nonceProperty().get());
    assertEquals("token", model.form().clientTokenProperty().get());
  }

  @Test
  void theTypedIdOfAListedJobTakesItsKindAndFillsWhatIsEmpty() {
    KnownJob listed =
        KnownJob.bare(JobKind.THIRD_PARTY, "partner-job")
            .withSecrets(Optional.of(new Nonce("7")), Optional.of(new ClientToken("token")));
    model.form().listed().lookAmong(() -> List.of(listed));
    model.form().nonceProperty().set("8");
    model.form().jobIdProperty().set("PARTNER-JOB");
    assertEquals(JobKind.THIRD_PARTY, model.form().kindProperty().get());
    assertEquals(listed.id(), model.form().entered().id());
    assertTrue(model.form().jobIdNote().getValue().orElseThrow().contains("partner-job"));
    assertEquals("8", model.form().nonceProperty().get());
    assertEquals("token", model.form().clientTokenProperty().get());
    model.submit();
    tasks.finishAll();
    assertEquals(List.of("acknowledge partner-job"), gateway.asked());
  }

  @Test
  void theSecretsOfAListedJobDoNotStayWhenItsIdOnlyBeganTheTypedOne() {
    KnownJob listed =
        KnownJob.bare(JobKind.THIRD_PARTY, "partner-job")
            .withSecrets(Optional.of(new Nonce("7")), Optional.of(new ClientToken("token")));
    model.form().listed().lookAmong(() -> List.of(listed));
    model.form().jobIdProperty().set("partner-job");
    assertEquals("7", model.form().nonceProperty().get());
    model.form().jobIdProperty().set("partner-job-2");
    assertEquals("", model.form().nonceProperty().get());
    assertEquals("", model.form().clientTokenProperty().get());
  }

  @Test
  void aThirdPartyJobWithoutItsNonceSaysHowToReadIt() {
    model.fill(KnownJob.bare(JobKind.THIRD_PARTY, "partner-job"));
    assertEquals(
        Optional.of("Enter the client token. Press ⓘ (Get details) to read the nonce."),
        model.form().nonceNote().getValue());
    model.form().clientTokenProperty().set("token");
    assertEquals(
        Optional.of("Press ⓘ (Get details) to read the nonce."),
        model.form().nonceNote().getValue());
    model
        .form()
        .learned(model.form().entered().withSecrets(Optional.of(new Nonce("7")), Optional.empty()));
    assertEquals("7", model.form().nonceProperty().get());
    assertEquals(Optional.empty(), model.form().nonceNote().getValue());
  }

  @Test
  void aNewNonceReplacesTheKnownOneButNotATypedOne() {
    KnownJob before =
        KnownJob.bare(JobKind.CUSTOM, ID)
            .withSecrets(Optional.of(new Nonce("3")), Optional.empty());
    KnownJob after = before.withSecrets(Optional.of(new Nonce("4")), Optional.empty());
    model.fill(before);
    model.form().learned(after);
    assertEquals("4", model.form().nonceProperty().get());
    model.form().nonceProperty().set("9");
    model.form().learned(before);
    assertEquals("9", model.form().nonceProperty().get());
  }

  @Test
  void aJobThatAnotherWorkerHasAcknowledgedIsHintedAtButNotBlocked() {
    KnownJob job =
        KnownJob.bare(JobKind.CUSTOM, ID)
            .withStatus(JobStatus.Known.IN_PROGRESS)
            .withSecrets(Optional.of(new Nonce("3")), Optional.empty());
    model.fill(job);
    assertEquals(Optional.empty(), model.note().getValue(), "nobody knows yet whose it is");
    model.pastProperty().set(Optional.of(new AcknowledgeViewModel.Past(job, List.of())));
    assertTrue(model.note().getValue().orElseThrow().startsWith("Another worker"));
    assertEquals(Optional.empty(), model.disabledReason().getValue());
    model.submit();
    tasks.finishAll();
    assertEquals(Optional.empty(), model.note().getValue());
    model.fill(job);
    model
        .pastProperty()
        .set(
            Optional.of(
                new AcknowledgeViewModel.Past(
                    job, List.of(answers.getFirst().completed().attempt()))));
    assertEquals(Optional.empty(), model.note().getValue(), "it was acknowledged from here");
  }

  @Test
  void aJobThatHasEndedIsHintedAtButNotBlocked() {
    model.fill(
        KnownJob.bare(JobKind.CUSTOM, ID)
            .withStatus(JobStatus.Known.TIMED_OUT)
            .withSecrets(Optional.of(new Nonce("3")), Optional.empty()));
    assertTrue(model.note().getValue().orElseThrow().contains("has ended (TimedOut)"));
    assertEquals(Optional.empty(), model.disabledReason().getValue());
  }

  private void fillIn(String id, String nonce) {
    model.form().kindProperty().set(JobKind.CUSTOM);
    model.form().jobIdProperty().set(id);
    model.form().nonceProperty().set(nonce);
  }

  private JobStatus status() {
    return model.resultProperty().get() instanceof Loadable.Loaded(var status)
        ? status
        : JobStatus.of("no answer: " + model.resultProperty().get());
  }
}
