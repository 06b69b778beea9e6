package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.testing.ActionExecutions.inProgress;
import static dev.jobinspector.testing.ActionExecutions.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.ActionStatus;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.testing.FakeGateway;
import dev.jobinspector.troubleshooting.StatusMessages;
import dev.jobinspector.troubleshooting.activity.Gap;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What evidence shows.
class FindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofHours(3));
  private static final ActionExecution CUSTOM =
      inProgress("shop/Deploy/Fleet", "Deploy/Custom/FleetDeployer/2", "a-1", BEFORE);
  private static final ActionExecution PARTNER =
      inProgress("shop/Test/Browser", "Test/ThirdParty/BrowserGrid/1", "a-2", BEFORE);
  private static final ActionExecution FUNCTION =
      inProgress("shop/Migrate/Run", "Invoke/AWS/Lambda/1", "a-3", BEFORE);
  private static final ActionExecution.Told TOLD =
      new ActionExecution.Told(Optional.of("d-7"), Optional.empty(), Optional.of("at it"));
  private static final KnownJob JOB = job("j-1", "a-1");

  @ParameterizedTest
  @EnumSource(JobStatus.Known.class)
  void eachStatusHasItsFindingWithANextStep(JobStatus.Known status) {
    Finding finding = first(evidence(CUSTOM, JOB.withStatus(status)));
    assertFalse(finding.next().isBlank());
    assertTrue(finding.reason().contains(status.text()), finding.reason());
    assertTrue(finding.reason().contains("since 2026-11-22T07:00:00Z (3 h)"), finding.reason());
  }

  @Test
  void onlyInProgressMakesTheJobYours() {
    for (JobStatus.Known status : JobStatus.Known.values()) {
      boolean yours = status == JobStatus.Known.IN_PROGRESS;
      assertEquals(yours, StatusMessages.yours(status));
      assertEquals(
          !yours, StatusMessages.meaning(status).startsWith("This job is not yours to work on"));
    }
    assertTrue(StatusMessages.meaning(JobStatus.of("Paused")).contains("not yours"));
  }

  @Test
  void aJobAloneHasFindingsToo() {
    KnownJob queued = KnownJob.bare(JobKind.THIRD_PARTY, "id").withStatus(JobStatus.Known.QUEUED);
    assertEquals(
        List.of(Section.QUEUED.anchor(), Section.CLIENT_TOKEN.anchor()),
        Findings.of(Evidence.ofJob(queued, Optional.empty(), List.of(), NOW)).stream()
            .map(Finding::section)
            .toList());
    assertEquals(
        List.of(),
        Findings.of(
            Evidence.ofJob(KnownJob.bare(JobKind.CUSTOM, "id"), Optional.empty(), List.of(), NOW)));
  }

  @Test
  void causesThatReadsCannotTellApartAreOneLikelyFindingThatNamesThem() {
    Finding silent = first(evidence(CUSTOM));
    assertEquals(Certainty.LIKELY, silent.certainty());
    for (String cause :
        new String[] {"nobody polls", "busy", "dispatched and not acknowledged", "at the end"}) {
      assertTrue(silent.reason().contains(cause), silent.reason());
    }
    Finding function = first(evidence(FUNCTION));
    for (String cause :
        new String[] {"never calls", "permission", "another account", "itself timed out"}) {
      assertTrue(function.reason().contains(cause), function.reason());
    }
  }

  @Test
  void whatIsMissingIsSaidWithItsPermission() {
    List<Gap> gaps = first(evidence(CUSTOM)).gaps();
    assertTrue(
        gaps.stream()
            .anyMatch(gap -> gap.permission().equals(Optional.of("cloudtrail:LookupEvents"))));
    LocalKnowledge denied =
        new LocalKnowledge(
            List.of(JOB),
            List.of(),
            Optional.empty(),
            Optional.of(
                new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "not authorized")));
    assertTrue(
        first(evidence(CUSTOM, denied, List.of())).gaps().stream()
            .anyMatch(gap -> gap.permission().equals(Optional.of("codepipeline:GetJobDetails"))));
  }

  @Test
  void aWorkerOfTheSameConfigurationThatIsAtWorkIsBusyAndAnotherOneIsOnlyNamed() {
    ActionExecution other =
        with(inProgress("bank/Deploy/Fleet", "Deploy/Custom/FleetDeployer/2", "b", BEFORE), TOLD);
    assertEquals(
        Section.BUSY.anchor(),
        first(evidence(CUSTOM, LocalKnowledge.NOTHING, List.of(CUSTOM, other))).section());
    ActionExecution configured =
        new ActionExecution(
            other.context(),
            other.type(),
            other.status(),
            other.started(),
            other.updated(),
            other.told(),
            other.error(),
            Map.of("FleetName", "bank"));
    Finding silent = first(evidence(CUSTOM, LocalKnowledge.NOTHING, List.of(CUSTOM, configured)));
    assertEquals(Section.SILENT.anchor(), silent.section());
    assertTrue(silent.reason().contains("bank › Deploy › Fleet"), silent.reason());
  }

  @Test
  void hoursAloneNeverSayThatAWorkerHasStopped() {
    for (Duration age : List.of(Duration.ofMinutes(16), Duration.ofDays(6))) {
      ActionExecution old =
          with(
              inProgress(
                  "shop/Deploy/Fleet", "Deploy/Custom/FleetDeployer/2", "a-1", NOW.minus(age)),
              TOLD);
      for (Evidence evidence :
          List.of(evidence(old), evidence(old, JOB.withStatus(JobStatus.Known.IN_PROGRESS)))) {
        String cause = first(evidence).cause().toLowerCase(Locale.ROOT);
        assertFalse(cause.matches(".*(stopped|crashed|dead|gone).*"), cause);
        assertTrue(first(evidence).reason().contains("documented"));
      }
    }
  }

  @Test
  void eachKindHasItsOwnTimeout() {
    assertTrue(first(evidence(FUNCTION)).reason().contains("20 minutes"));
    assertTrue(first(evidence(PARTNER)).reason().contains("timeout of the action type"));
    assertTrue(first(evidence(CUSTOM)).reason().contains("documented: 24 hours"));
  }

  @Test
  void aConfirmedResultIsWaitedForUntilTheActionEnds() {
    Attempt result = attempt(Operation.PUT_JOB_FAILURE_RESULT, Optional.empty());
    Evidence reported = evidence(CUSTOM, JOB.withStatus(JobStatus.Known.IN_PROGRESS), result);
    assertEquals("You reported failure: waiting for the action to end", first(reported).cause());
    assertTrue(first(reported).reason().contains("2026-11-22T09:50:00Z"));
    Evidence ended = evidence(with(CUSTOM, ActionStatus.Known.FAILED), JOB, result);
    assertEquals(Section.ENDED.anchor(), first(ended).section());
    assertEquals(Act.RETRY_STAGE, first(ended).act());
  }

  @Test
  void aLostAcknowledgeIsSettledByAJobInProgressAndOneFindingSaysSo() {
    Attempt lost = attempt(Operation.ACKNOWLEDGE_JOB, Outcome.UNKNOWN, "NoReplyInTime");
    Evidence settled = evidence(CUSTOM, JOB.withStatus(JobStatus.Known.IN_PROGRESS), lost);
    assertEquals(List.of(Section.ACKNOWLEDGED.anchor()), sections(settled));
    assertTrue(first(settled).cause().startsWith("Your acknowledge arrived"));
    assertEquals(Certainty.LIKELY, first(settled).certainty());
    Optional<JobStatus> inProgress = Optional.of(JobStatus.Known.IN_PROGRESS);
    assertEquals(Optional.empty(), Findings.inDoubt(List.of(lost), inProgress));
    Optional<JobStatus> dispatched = Optional.of(JobStatus.Known.DISPATCHED);
    assertEquals(Optional.of(lost), Findings.inDoubt(List.of(lost), dispatched));
  }

  @Test
  void whereAnotherWorkerHadAcknowledgedBeforeALostAcknowledgeIsNotClaimedToHaveArrived() {
    Attempt lost = attempt(Operation.ACKNOWLEDGE_JOB, Outcome.UNKNOWN, "NoReplyInTime");
    KnownJob job = JOB.withStatus(JobStatus.Known.IN_PROGRESS);
    Evidence told = evidence(with(CUSTOM, TOLD), job, lost);
    assertEquals(
        "The job is in progress: your acknowledge or another worker's arrived",
        first(told).cause());
    assertTrue(first(told).reason().contains("reported “at it” before"), first(told).reason());
    LocalKnowledge known =
        LocalKnowledge.of(List.of(job.at(job.actionType(), CUSTOM.context())))
            .withAttempts(List.of(lost))
            .seenInProgress(BEFORE);
    Finding seen = first(evidence(CUSTOM, known, List.of(CUSTOM)));
    assertTrue(seen.cause().contains("another worker's"), seen.cause());
    assertTrue(seen.reason().contains("seen in progress at 2026-11-22T07:00:00Z"), seen.reason());
    Finding later =
        first(
            evidence(
                CUSTOM,
                LocalKnowledge.of(known.jobs())
                    .withAttempts(List.of(lost))
                    .seenInProgress(NOW.plusSeconds(1)),
                List.of(CUSTOM)));
    assertTrue(later.cause().startsWith("Your acknowledge arrived"), later.cause());
  }

  @Test
  void aLostReplyIsCheckedAndARejectedNonceIsAnothersJob() {
    Attempt lost = attempt(Operation.ACKNOWLEDGE_JOB, Outcome.UNKNOWN, "NoReplyInTime");
    Evidence inDoubt = evidence(CUSTOM, JOB, lost);
    assertTrue(sections(inDoubt).contains(Section.UNKNOWN_OUTCOME.anchor()));
    Attempt refused = attempt(Operation.ACKNOWLEDGE_JOB, Outcome.REJECTED, "InvalidNonceException");
    Finding nonce = first(evidence(CUSTOM, JOB, refused));
    assertEquals(Section.NONCE.anchor(), nonce.section());
    assertTrue(first(evidence(CUSTOM, JOB, refused, lost)).cause().startsWith("Your earlier"));
  }

  @Test
  void aQueuedJobThatWasDispatchedWentBack() {
    KnownJob queued = JOB.withStatus(JobStatus.Known.QUEUED);
    assertEquals(Section.QUEUED.anchor(), first(evidence(CUSTOM, queued)).section());
    assertEquals(
        Section.BACK_IN_QUEUE.anchor(),
        first(evidence(CUSTOM, queued.withSecrets(Optional.of(new Nonce("3")), Optional.empty())))
            .section());
    assertEquals(
        Section.BACK_IN_QUEUE.anchor(),
        first(
                evidence(
                    CUSTOM,
                    queued,
                    attempt(Operation.ACKNOWLEDGE_JOB, Outcome.REJECTED, "InvalidNonceException")))
            .section());
  }

  @Test
  void severalJobsOfOneActionAreAContinuation() {
    LocalKnowledge known =
        LocalKnowledge.of(
            List.of(
                job("j-0", "a-1").withStatus(JobStatus.Known.SUCCEEDED),
                JOB.withStatus(JobStatus.Known.IN_PROGRESS)));
    Finding finding = first(evidence(CUSTOM, known, List.of()));
    assertEquals(Section.CONTINUATION.anchor(), finding.section());
    assertTrue(finding.reason().contains("2 jobs"), finding.reason());
    LocalKnowledge token = known(details("continuationToken", text("page-2")));
    assertEquals(
        Section.CONTINUATION.anchor(), first(evidence(CUSTOM, token, List.of())).section());
  }

  private static LocalKnowledge known(JobDetails details) {
    return new LocalKnowledge(List.of(JOB), List.of(), Optional.of(details), Optional.empty());
  }

  @Test
  void credentialsExpireWhenTheReplySaysSoOrMayHaveAfterAnHour() {
    Instant soon = NOW.plusSeconds(60);
    LocalKnowledge told =
        known(
            details(
                "artifactCredentials",
                new ReplyNode.MapNode(
                    Map.of(
                        "expirationTime",
                        new ReplyNode.Numeral(BigDecimal.valueOf(soon.toEpochMilli()))))));
    Finding expiring = find(evidence(CUSTOM, told, List.of()), Section.CREDENTIALS);
    assertEquals(Certainty.CERTAIN, expiring.certainty());
    assertTrue(expiring.reason().contains("2026-11-22T10:01:00Z"), expiring.reason());
    LocalKnowledge silent = known(details("artifactCredentials", new ReplyNode.MapNode(Map.of())));
    assertEquals(
        Certainty.LIKELY,
        find(evidence(CUSTOM, silent, List.of()), Section.CREDENTIALS).certainty());
  }

  @Test
  void throttledAndDeniedResultsAreTheCause() {
    assertEquals(
        Section.THROTTLED.anchor(),
        first(
                evidence(
                    CUSTOM,
                    JOB,
                    attempt(
                        Operation.PUT_JOB_SUCCESS_RESULT, Outcome.REJECTED, "ThrottlingException")))
            .section());
    Finding denied =
        first(
            evidence(
                CUSTOM,
                JOB,
                attempt(
                    Operation.PUT_JOB_FAILURE_RESULT, Outcome.REJECTED, "AccessDeniedException")));
    assertEquals(Section.DENIED.anchor(), denied.section());
    assertEquals(
        Optional.of("codepipeline:PutJobFailureResult"), denied.gaps().getFirst().permission());
  }

  @Test
  void whoWaitsBehindAnActionIsAConsequence() {
    PipelineState state =
        new PipelineState(
            "shop",
            List.of(
                new StageState(
                    "Deploy",
                    Optional.empty(),
                    List.of(new StageState.Execution("e-2", "InProgress")),
                    StageState.Transition.ENABLED,
                    Optional.empty(),
                    List.of())));
    List<Finding> findings =
        Findings.of(
            new Evidence(
                CaseKind.CUSTOM,
                CUSTOM.context(),
                Optional.of(CUSTOM),
                Optional.of(state),
                List.of(CUSTOM),
                Optional.empty(),
                LocalKnowledge.NOTHING,
                NOW));
    assertEquals(
        List.of(Section.SILENT.anchor(), Section.WAITING.anchor()),
        findings.stream().map(Finding::section).toList());
    assertEquals(Finding.Weight.NOTE, findings.getLast().weight());
  }

  @Test
  void acknowledgingIsNeverTheWayToFreeAPipeline() {
    List<KnownJob> jobs = new ArrayList<>(List.of(JOB));
    for (JobStatus.Known status : JobStatus.Known.values()) {
      jobs.add(JOB.withStatus(status));
    }
    for (KnownJob job : jobs) {
      for (ActionExecution action : List.of(CUSTOM, PARTNER, FUNCTION, with(CUSTOM, TOLD))) {
        for (Finding finding : Findings.of(evidence(action, job))) {
          assertNotEquals(Act.ACKNOWLEDGE, finding.act(), finding.cause());
          assertNotEquals(Act.POLL, finding.act(), finding.cause());
        }
      }
    }
  }

  @Test
  void eachSectionIsAHeadingOfTheTroubleshootingDocument() throws IOException {
    List<String> anchors =
        Files.readAllLines(Path.of("docs", "troubleshooting.md")).stream()
            .filter(line -> line.startsWith("#"))
            .map(
                line ->
                    line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
            .toList();
    for (Section section : Section.values()) {
      assertTrue(anchors.contains(section.anchor()), section.anchor());
    }
  }

  private static Finding first(Evidence evidence) {
    return Findings.of(evidence).getFirst();
  }

  private static Finding find(Evidence evidence, Section section) {
    return Findings.of(evidence).stream()
        .filter(finding -> finding.section().equals(section.anchor()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> sections(Evidence evidence) {
    return Findings.of(evidence).stream().map(Finding::section).toList();
  }

  private static Evidence evidence(ActionExecution action, Attempt... newestFirst) {
    return evidence(
        action, LocalKnowledge.NOTHING.withAttempts(List.of(newestFirst)), List.of(action));
  }

  private static Evidence evidence(ActionExecution action, KnownJob job, Attempt... newestFirst) {
    KnownJob at = job.at(job.actionType(), action.context());
    return evidence(
        action, LocalKnowledge.of(List.of(at)).withAttempts(List.of(newestFirst)), List.of(action));
  }

  private static Evidence evidence(
      ActionExecution action, LocalKnowledge known, List<ActionExecution> others) {
    return new Evidence(
        action.type().map(CaseKind::of).orElseThrow(),
        action.context(),
        Optional.of(action),
        Optional.empty(),
        others,
        LikelyJob.of(action, known.jobs()),
        known,
        NOW);
  }

  private static KnownJob job(String id, String actionExecution) {
    return KnownJob.bare(JobKind.CUSTOM, id)
        .at(
            ActionTypeId.parse("Deploy/Custom/FleetDeployer/2"),
            new PipelineContext(
                Optional.of("shop"),
                Optional.of("Deploy"),
                Optional.of("Fleet"),
                Optional.of(actionExecution),
                Optional.empty()));
  }

  private static ReplyNode text(String text) {
    return new ReplyNode.Text(text);
  }

  private static JobDetails details(String member, ReplyNode value) {
    return new JobDetails(
        JobKind.CUSTOM,
        new ReplyNode.MapNode(
            Map.of("id", text("j-1"), "data", new ReplyNode.MapNode(Map.of(member, value)))));
  }

  private static Attempt attempt(Operation operation, Optional<JobStatus> status) {
    return new Attempt(
        intent(operation),
        Optional.of(Conclusion.confirmed(NOW.minusSeconds(600), status, Receipt.NOTHING_SENT)));
  }

  private static Attempt attempt(Operation operation, Outcome outcome, String code) {
    return new Attempt(
        intent(operation),
        Optional.of(
            Conclusion.failed(NOW.minusSeconds(600), outcome, code, "no", Receipt.NOTHING_SENT)));
  }

  private static Intent intent(Operation operation) {
    return new Intent(
        UUID.randomUUID(),
        NOW.minusSeconds(601),
        operation,
        new Subject.Job(JobKind.CUSTOM, "j-1"),
        Optional.empty(),
        PipelineContext.UNKNOWN,
        new FakeGateway().connection());
  }
}
