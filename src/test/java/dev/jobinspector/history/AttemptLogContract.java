package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.CONNECTION;
import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every history promises, whatever keeps it.
public abstract class AttemptLogContract extends AttemptFilterContract {
  /// Each differs from another in one thing.
  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject.Job(JobKind.CUSTOM, JOB),
          new Subject.Job(JobKind.THIRD_PARTY, JOB),
          new Subject.ActionType(
              Optional.of(new ActionTypeId("Deploy", "Custom", "CodeHaul", "1"))),
          new Subject.ActionType(Optional.of(new ActionTypeId("Test", "Custom", "CodeHaul", "1"))),
          new Subject.Stage("orders", "Release"),
          new Subject.Stage("orders", "Build"),
          new Subject.Stage("parcels", "Release"),
          new Subject.Execution("orders", "Release"),
          new Subject.Execution("orders", "e-2"));

  private static final List<Parameters> PARAMETERS =
      List.of(
          Parameters.NONE,
          new Parameters(
              Optional.of("JobFailed"),
              Optional.of("Kein Platz ☂"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          new Parameters(
              Optional.empty(),
              Optional.empty(),
              Optional.of("FAILED_ACTIONS"),
              Optional.of(false),
              Optional.empty()),
          new Parameters(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(true),
              Optional.of("the wrong revision")));

  @Test
  void anIntentIsReadBackAsItWasWritten() {
    Intent known = Samples.acknowledge(NOON, JOB);
    Intent bare = Samples.poll(NOON.plusSeconds(1));
    log.begin(known);
    log.begin(bare);
    assertEquals(List.of(underWay(bare), underWay(known)), all());
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void aConclusionIsReadBackAsItWasWritten(Outcome outcome) {
    Intent intent = Samples.acknowledge(NOON, JOB);
    Conclusion conclusion =
        outcome == Outcome.CONFIRMED
            ? Samples.confirmed(NOON.plusMillis(40))
            : Samples.failed(NOON.plusMillis(40), outcome, "SomeException");
    log.begin(intent);
    log.conclude(intent.id(), conclusion);
    assertEquals(List.of(new Attempt(intent, Optional.of(conclusion))), all());
  }

  @Test
  void aStatusThatNobodyKnowsIsKeptAsItCame() {
    Intent intent = Samples.acknowledge(NOON, JOB);
    log.begin(intent);
    log.conclude(
        intent.id(),
        Conclusion.confirmed(
            NOON,
            Optional.of(JobStatus.of("Verschoben ☂")),
            Samples.receipt(Optional.empty(), OptionalInt.of(200), 3)));
    Conclusion read = all().getFirst().conclusion().orElseThrow();
    assertEquals(Optional.of(new JobStatus.Unrecognised("Verschoben ☂")), read.status());
    assertEquals(3, read.sends());
  }

  @Test
  void whatIsTooOldGoesUnlessItIsUnderWay() {
    List<UUID> kept = new ArrayList<>();
    kept.add(begun(Samples.acknowledge(NOON.minusSeconds(9), JOB)).id());
    for (int count = 0; count < 250; count++) {
      Intent old = begun(Samples.acknowledge(NOON.minusSeconds(5), "old-" + count));
      log.conclude(old.id(), Samples.confirmed(NOON));
    }
    Intent young = begun(Samples.acknowledge(NOON, "old-but-not-too-old"));
    log.conclude(young.id(), Samples.confirmed(NOON));
    kept.add(young.id());
    assertEquals(250, log.prune(NOON));
    assertEquals(0, log.prune(NOON));
    assertEquals(kept.reversed(), ids(all()));
    assertEquals(List.of(young.id()), ids(found("old-")));
  }

  @Test
  void theSameWriteOnAJobWaitsForTheFirstToEnd() {
    Intent first = begun(Samples.acknowledge(NOON, JOB));
    Intent second = Samples.acknowledge(NOON.plusSeconds(1), JOB);
    assertThrows(AlreadyInFlightException.class, () -> log.begin(second));
    assertEquals(List.of(first.id()), ids(all()));
    log.conclude(first.id(), Samples.failed(NOON, Outcome.UNKNOWN, "TimedOut"));
    log.begin(second);
    assertEquals(List.of(second.id(), first.id()), ids(all()));
  }

  @Test
  void subjectsAndParametersAreReadBackAsTheyWereWritten() {
    List<Attempt> written = new ArrayList<>();
    for (Subject subject : SUBJECTS) {
      for (Parameters parameters : PARAMETERS) {
        Intent intent =
            on(Operation.GET_JOB_DETAILS, subject, NOON.plusSeconds(written.size()), parameters);
        written.add(underWay(begun(intent)));
      }
    }
    assertEquals(written.reversed(), all());
  }

  @Test
  void theAttemptsOnASubjectAreFound() {
    Map<Subject, UUID> written = new HashMap<>();
    for (Subject subject : SUBJECTS) {
      written.put(subject, begun(on(Operation.GET_JOB_DETAILS, subject)).id());
    }
    written.forEach(
        (subject, id) ->
            assertEquals(
                List.of(id), ids(log.find(AttemptQuery.on(subject, 9))), subject::toString));
  }

  @Test
  void theSameWriteOnAnySubjectButAnActionTypeWaitsForTheFirstToEnd() {
    for (Subject subject : SUBJECTS) {
      Intent first = begun(on(Operation.PUT_JOB_SUCCESS_RESULT, subject));
      Intent second = on(Operation.PUT_JOB_SUCCESS_RESULT, subject);
      if (subject instanceof Subject.ActionType) {
        log.begin(second);
      } else {
        AlreadyInFlightException refused =
            assertThrows(AlreadyInFlightException.class, () -> log.begin(second));
        assertTrue(refused.userMessage().contains(subject.noun()), refused.userMessage());
        log.conclude(first.id(), Samples.confirmed(NOON));
        log.begin(second);
      }
      begun(on(Operation.PUT_JOB_FAILURE_RESULT, subject));
    }
    assertEquals(3 * SUBJECTS.size(), all().size());
  }

  @Test
  void whereAJobStandsKeepsNoWriteOnItsStageWaiting() {
    begun(Samples.acknowledge(NOON, JOB));
    begun(on(Operation.ACKNOWLEDGE_JOB, new Subject.Stage("orders-service", "Release")));
    begun(Samples.acknowledge(NOON, OTHER_JOB));
    assertEquals(3, all().size());
  }

  @Test
  void differentWritesAndAnyReadsGoSideBySide() {
    ServiceConnection region =
        new ServiceConnection(
            CONNECTION.target(),
            CONNECTION.profile(),
            "us-west-2",
            CONNECTION.account(),
            CONNECTION.endpoint(),
            CONNECTION.endpointSource());
    ServiceConnection endpoint =
        new ServiceConnection(
            CONNECTION.target(),
            CONNECTION.profile(),
            CONNECTION.region(),
            CONNECTION.account(),
            URI.create("https://elsewhere.example"),
            CONNECTION.endpointSource());
    begun(Samples.acknowledge(NOON, JOB));
    begun(Samples.acknowledge(NOON, OTHER_JOB));
    begun(intent(Operation.ACKNOWLEDGE_JOB, JobKind.THIRD_PARTY, CONNECTION));
    begun(intent(Operation.ACKNOWLEDGE_THIRD_PARTY_JOB, JobKind.CUSTOM, CONNECTION));
    begun(intent(Operation.ACKNOWLEDGE_JOB, JobKind.CUSTOM, region));
    begun(intent(Operation.ACKNOWLEDGE_JOB, JobKind.CUSTOM, endpoint));
    begun(intent(Operation.GET_JOB_DETAILS, JobKind.CUSTOM, CONNECTION));
    begun(intent(Operation.GET_JOB_DETAILS, JobKind.CUSTOM, CONNECTION));
    begun(Samples.poll(NOON));
    begun(Samples.poll(NOON));
    assertEquals(10, all().size());
  }

  @Test
  void anAttemptBeginsOnce() {
    Intent intent = begun(Samples.poll(NOON));
    assertThrows(AttemptLogException.class, () -> log.begin(intent));
    assertEquals(1, all().size());
  }

  @Test
  void theFirstConclusionStands() {
    Intent intent = begun(Samples.acknowledge(NOON, JOB));
    log.conclude(intent.id(), Samples.confirmed(NOON));
    assertThrows(
        AttemptLogException.class,
        () -> log.conclude(intent.id(), Samples.failed(NOON, Outcome.UNKNOWN, "TimedOut")));
    assertEquals(Optional.of(Samples.confirmed(NOON)), all().getFirst().conclusion());
  }

  @Test
  void whatNeverBeganCannotEnd() {
    UUID nobody = UUID.randomUUID();
    AttemptLogException refused =
        assertThrows(
            AttemptLogException.class, () -> log.conclude(nobody, Samples.confirmed(NOON)));
    assertTrue(refused.userMessage().contains(nobody.toString()));
    begun(Samples.poll(NOON));
  }

  @Test
  void manyThreadsLoseNothingAndOnlyOneOfThemGetsTheJob() throws Exception {
    Set<UUID> begun = new HashSet<>();
    int refused = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<UUID>> results = new ArrayList<>();
      for (int count = 0; count < 60; count++) {
        Intent contested = Samples.acknowledge(NOON, JOB);
        Intent own = Samples.acknowledge(NOON, "job-" + count);
        results.add(threads.submit(() -> begun(contested).id()));
        results.add(
            threads.submit(
                () -> {
                  log.begin(own);
                  log.conclude(own.id(), Samples.confirmed(NOON));
                  log.find(AttemptQuery.newest(5));
                  return own.id();
                }));
      }
      for (Future<UUID> result : results) {
        try {
          begun.add(result.get());
        } catch (ExecutionException e) {
          assertTrue(e.getCause() instanceof AlreadyInFlightException, e::toString);
          refused++;
        }
      }
    }
    assertEquals(59, refused);
    assertEquals(begun, new HashSet<>(ids(log.find(AttemptQuery.newest(200)))));
  }

  @Test
  void aClosedHistorySaysSo() {
    log.close();
    for (Runnable use :
        List.<Runnable>of(
            () -> log.begin(Samples.poll(NOON)),
            () -> log.conclude(UUID.randomUUID(), Samples.confirmed(NOON)),
            () -> log.find(AttemptQuery.newest(1)),
            () -> log.summary(AttemptFilter.ALL),
            () -> log.accountRegions(),
            () -> log.jobs(CONNECTION, 1),
            () -> log.prune(NOON))) {
      AttemptLogException refused = assertThrows(AttemptLogException.class, use::run);
      assertEquals("The history is closed.", refused.userMessage());
    }
  }

  private static Intent on(Operation operation, Subject subject) {
    return on(operation, subject, NOON, Parameters.NONE);
  }

  private static Intent on(
      Operation operation, Subject subject, Instant startedAt, Parameters parameters) {
    return new Intent(
        UUID.randomUUID(),
        startedAt,
        operation,
        subject,
        Optional.empty(),
        PipelineContext.UNKNOWN,
        CONNECTION,
        parameters);
  }

  private static Intent intent(Operation operation, JobKind kind, ServiceConnection connection) {
    return Samples.intent(NOON, operation, kind, JOB, connection);
  }
}
