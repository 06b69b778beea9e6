package dev.jobinspector.troubleshooting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.service.JobService;
import dev.jobinspector.service.ReadOnlySwitch;
import dev.jobinspector.testing.MemoryAttemptLog;
import dev.jobinspector.testing.RunningEmulator;
import dev.jobinspector.troubleshooting.ClaimAndFail.Step;
import dev.jobinspector.troubleshooting.ClaimAndFail.Taken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Claiming a queued job to fail it, at the emulator.
@Tag("process")
class ClaimAndFailTest {
  private static RunningEmulator emulator;

  private final MemoryAttemptLog log = new MemoryAttemptLog();
  private final ReadOnlySwitch readOnly = new ReadOnlySwitch(false);
  private final List<Taken> steps = new ArrayList<>();
  private JobService service;

  @BeforeAll
  static void start() {
    emulator = new RunningEmulator();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void reset() {
    emulator.reset();
    service = new JobService(emulator.gateway(), log, readOnly, Clock.systemUTC());
  }

  @Test
  void aQueuedJobIsTakenAndEndedInThreeAttempts() {
    KnownJob job = queued("payments-api");
    assertTrue(run(job, query("payments-api")));
    assertEquals(List.of(Step.POLL, Step.ACKNOWLEDGE, Step.REPORT_FAILURE), taken());
    assertEquals(3, log.attempts().size());
    assertEquals(Optional.of(JobStatus.Known.FAILED), status(job));
  }

  @Test
  void aPartnersJobNeedsItsTokenAndReadsItsNonce() {
    KnownJob job = queued("loyalty-points");
    assertTrue(run(job, Map.of()));
    assertEquals(List.of(Step.POLL, Step.DETAILS, Step.ACKNOWLEDGE, Step.REPORT_FAILURE), taken());
    assertEquals(Optional.of(JobStatus.Known.FAILED), status(job));

    emulator.reset();
    steps.clear();
    KnownJob other =
        queued("loyalty-points")
            .withSecrets(Optional.empty(), Optional.of(new ClientToken("wrong")));
    assertFalse(run(other, Map.of()));
    assertEquals(List.of(Step.POLL, Step.DETAILS), taken());
    assertEquals(0, emulator.received(other.id(), "AcknowledgeThirdPartyJob"));
  }

  @Test
  void aWrongCatchIsNamedAndLeft() {
    List<KnownJob> twins =
        emulator.gateway().listed().stream()
            .filter(job -> job.kind() == JobKind.CUSTOM && job.status().equals(QUEUED))
            .filter(job -> "worker-playground".equals(job.context().pipeline().orElse("")))
            .toList();
    assertEquals(2, twins.size());
    assertFalse(run(twins.get(1), Map.of()));
    assertEquals(List.of(Step.POLL), taken());
    String words = steps.getFirst().words();
    assertTrue(words.contains(twins.getFirst().id()), words);
    assertTrue(words.contains("worker-playground › "), words);
    assertTrue(words.contains("do not acknowledge it"), words);
    assertEquals(0, emulator.received(twins.getFirst().id(), "AcknowledgeJob"));
    assertEquals(QUEUED, status(twins.get(1)));
  }

  @Test
  void withAnotherQueryValueNothingIsDispatchedAndItSaysSo() {
    assertFalse(run(queued("payments-api"), query("other")));
    assertEquals(List.of(Step.POLL), taken());
    assertTrue(steps.getFirst().words().contains("another query value"));
  }

  @ParameterizedTest
  @CsvSource({
    "PollForJobs, close-after-commit, 1",
    "PollForJobs, truncated, 1",
    "AcknowledgeJob, close-after-commit, 2",
    "AcknowledgeJob, garbage, 2",
    "PutJobFailureResult, close-after-commit, 3",
    "PutJobFailureResult, truncated, 3"
  })
  void aLostReplyEndsItAtAnUnknown(String operation, String fault, int attempts) {
    KnownJob job = queued("payments-api");
    emulator.breakNext(operation, fault);
    assertFalse(run(job, query("payments-api")));
    assertEquals(attempts, log.attempts().size());
    assertEquals(
        Optional.of(Outcome.UNKNOWN),
        log.attempts().stream()
            .filter(attempt -> attempt.intent().operation().apiName().equals(operation))
            .findFirst()
            .flatMap(attempt -> attempt.conclusion().map(Conclusion::outcome)));
    assertFalse(steps.getLast().asThought());
    assertTrue(steps.getLast().words().startsWith("No usable reply came"));
    assertEquals(attempts > 1 ? 1 : 0, emulator.received(job.id(), "AcknowledgeJob"));
    assertEquals(attempts > 2 ? 1 : 0, emulator.received(job.id(), "PutJobFailureResult"));
  }

  @Test
  void readOnlySendsNothingAndWhoStopsTakesNoOtherStep() {
    KnownJob job = queued("payments-api");
    readOnly.set(true);
    assertFalse(run(job, query("payments-api")));
    assertEquals(List.of(Step.POLL), taken());
    assertEquals(QUEUED, status(job));

    readOnly.set(false);
    steps.clear();
    assertFalse(
        ClaimAndFail.run(wanted(job, query("payments-api")), service, () -> false, steps::add));
    assertEquals(List.of(Step.POLL), taken());
    assertEquals(0, emulator.received(job.id(), "AcknowledgeJob"));
  }

  private static final Optional<JobStatus> QUEUED = Optional.of(JobStatus.Known.QUEUED);

  private boolean run(KnownJob job, Map<String, String> query) {
    return ClaimAndFail.run(wanted(job, query), service, () -> true, steps::add);
  }

  private static ClaimAndFail.Wanted wanted(KnownJob job, Map<String, String> query) {
    return new ClaimAndFail.Wanted(
        job,
        new PollRequest(job.actionType().orElseThrow(), 1, query),
        job.clientToken(),
        new JobResult.Failure(FailureType.JOB_FAILED, "No worker takes it", Optional.empty()));
  }

  private static Map<String, String> query(String value) {
    return Map.of("ProjectName", value);
  }

  private List<Step> taken() {
    return steps.stream().map(Taken::step).toList();
  }

  private static KnownJob queued(String pipeline) {
    return emulator.gateway().listed().stream()
        .filter(job -> job.status().equals(QUEUED))
        .filter(job -> pipeline.equals(job.context().pipeline().orElse("")))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<JobStatus> status(KnownJob job) {
    return emulator.gateway().listed().stream()
        .filter(job::sameJobAs)
        .findFirst()
        .flatMap(KnownJob::status);
  }
}
