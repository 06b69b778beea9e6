package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.CONNECTION;
import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.job.AlreadyInFlightException;
import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.AttemptLog;
import dev.jobinspector.job.AttemptLogException;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Connection;
import dev.jobinspector.job.Intent;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Operation;
import dev.jobinspector.job.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every history promises, whatever keeps it.
abstract class AttemptLogContract {
  @SuppressWarnings("NullAway.Init") // JUnit calls openLog first.
  private AttemptLog log;

  /// A history without attempts.
  abstract AttemptLog empty();

  @BeforeEach
  void openLog() {
    log = empty();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

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
    Conclusion confirmed = Samples.confirmed(NOON);
    log.begin(intent);
    log.conclude(
        intent.id(),
        new Conclusion(
            NOON,
            Outcome.CONFIRMED,
            Optional.of(JobStatus.of("Verschoben ☂")),
            confirmed.errorCode(),
            confirmed.errorMessage(),
            confirmed.httpStatus(),
            confirmed.requestId(),
            3));
    Conclusion read = all().getFirst().conclusion().orElseThrow();
    assertEquals(Optional.of(new JobStatus.Unrecognised("Verschoben ☂")), read.status());
    assertEquals(3, read.sends());
  }

  @Test
  void theNewestComesFirstWhateverTheOrderOfWriting() {
    Intent middle = begun(Samples.poll(NOON));
    Intent newest = begun(Samples.poll(NOON.plusMillis(1)));
    Intent oldest = begun(Samples.poll(NOON.minusMillis(1)));
    assertEquals(List.of(newest.id(), middle.id(), oldest.id()), ids(all()));
  }

  @Test
  void attemptsOfOneMomentComeInTheReverseOrderOfWriting() {
    List<UUID> written = new ArrayList<>();
    for (int count = 0; count < 1_100; count++) {
      written.add(begun(Samples.poll(NOON)).id());
    }
    assertEquals(written.reversed(), ids(log.find(AttemptQuery.newest(2_000))));
  }

  @Test
  void pagesShowEveryAttemptOnce() {
    List<UUID> written = new ArrayList<>();
    for (int count = 0; count < 25; count++) {
      written.add(begun(Samples.poll(NOON.plusSeconds(count / 3))).id());
    }
    List<UUID> read = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 10) {
      read.addAll(ids(log.find(new AttemptQuery("", false, Optional.empty(), 10, offset))));
    }
    assertEquals(written.reversed(), read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "st", "stale"})
  void aPageGoesOnWhereTheLastOneEndedThoughNewAttemptsCome(String text) {
    List<UUID> written = new ArrayList<>();
    for (int count = 0; count < 25; count++) {
      Intent intent = begun(Samples.acknowledge(NOON, "job-" + count));
      log.conclude(intent.id(), Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
      written.add(intent.id());
    }
    for (boolean errorsOnly : List.of(true, false)) {
      AttemptQuery query = new AttemptQuery(text, errorsOnly, Optional.empty(), 10, 0);
      Attempt newest = log.find(query).getFirst();
      List<UUID> read = new ArrayList<>(List.of(newest.intent().id()));
      List<Attempt> page = log.find(query.olderThan(newest));
      while (!page.isEmpty()) {
        read.addAll(ids(page));
        Intent newer = begun(Samples.acknowledge(NOON.plusSeconds(1), "stale"));
        log.conclude(newer.id(), Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
        page = log.find(query.olderThan(page.getLast()));
      }
      assertEquals(written.reversed(), read.subList(read.size() - 25, read.size()));
      assertEquals(new HashSet<>(read).size(), read.size());
    }
  }

  @Test
  void nothingIsOlderThanAnAttemptThatIsGone() {
    begun(Samples.poll(NOON));
    Attempt gone = underWay(Samples.poll(NOON));
    assertEquals(List.of(), log.find(AttemptQuery.newest(10).olderThan(gone)));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4444-5555",
        "orders-service",
        "RELEASE",
        "handover",
        "stalenonce",
        "nonce 50%",
        "of_the",
        "time \\ is",
        "req-STALE",
        "is",
        "%"
      })
  void aSearchFindsWhatContainsTheTextWhateverItsCase(String text) {
    Intent other = begun(Samples.poll(NOON));
    log.conclude(other.id(), Samples.confirmed(NOON));
    Intent wanted = begun(Samples.acknowledge(NOON, JOB));
    log.conclude(wanted.id(), Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
    assertEquals(List.of(wanted.id()), ids(found(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders_service", "50_", "nonce%time", "%%", "\"", "' or 1=1", "st*", "☂"})
  void aSearchTakesTheTextLiterally(String text) {
    Intent attempt = begun(Samples.acknowledge(NOON, JOB));
    log.conclude(attempt.id(), Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
    assertEquals(List.of(), found(text));
  }

  @Test
  void aSearchFindsTheStatusOfAnAttempt() {
    Intent confirmed = begun(Samples.poll(NOON));
    begun(Samples.acknowledge(NOON, JOB));
    log.conclude(confirmed.id(), Samples.confirmed(NOON));
    assertEquals(List.of(confirmed.id()), ids(found("inprogress")));
  }

  @Test
  void errorsOnlyLeavesOutWhatIsConfirmedOrUnderWay() {
    begun(Samples.poll(NOON));
    List<UUID> errors = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      Intent intent = begun(Samples.poll(NOON));
      log.conclude(
          intent.id(),
          outcome == Outcome.CONFIRMED
              ? Samples.confirmed(NOON)
              : Samples.failed(NOON, outcome, "SomeException"));
      if (outcome != Outcome.CONFIRMED) {
        errors.add(intent.id());
      }
    }
    assertEquals(
        errors.reversed(), ids(log.find(new AttemptQuery("", true, Optional.empty(), 10, 0))));
    assertEquals(List.of(), log.find(new AttemptQuery("confirmed", true, Optional.empty(), 10, 0)));
  }

  @Test
  void theAttemptsOfOneJobAreFound() {
    Intent first = begun(Samples.acknowledge(NOON, JOB));
    begun(Samples.acknowledge(NOON, OTHER_JOB));
    log.conclude(first.id(), Samples.confirmed(NOON));
    Intent second = begun(Samples.acknowledge(NOON.plusSeconds(1), JOB));
    assertEquals(List.of(second.id(), first.id()), ids(log.find(AttemptQuery.ofJob(JOB, 10))));
    assertEquals(List.of(), log.find(AttemptQuery.ofJob("no such job", 10)));
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
  void differentWritesAndAnyReadsGoSideBySide() {
    Connection region =
        new Connection(
            CONNECTION.target(),
            CONNECTION.profile(),
            "us-west-2",
            CONNECTION.account(),
            CONNECTION.endpoint(),
            CONNECTION.endpointSource());
    Connection endpoint =
        new Connection(
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
    assertTrue(refused.words().contains(nobody.toString()));
    begun(Samples.poll(NOON));
  }

  @Test
  void jobsComeLatestFirstWithTheLastThatIsKnownOfEach() {
    Intent known = begun(Samples.acknowledge(NOON, JOB));
    log.conclude(known.id(), Samples.confirmed(NOON));
    begun(Samples.acknowledge(NOON.plusSeconds(1), OTHER_JOB));
    Intent later = begun(blank(NOON.plusSeconds(2), JOB));
    log.conclude(later.id(), Samples.failed(NOON, Outcome.REJECTED, "InvalidNonceException"));
    begun(Samples.poll(NOON.plusSeconds(3)));

    var jobs = log.jobs(CONNECTION, 10);

    assertEquals(List.of(JOB, OTHER_JOB), jobs.stream().map(job -> job.id()).toList());
    assertEquals(Optional.of(JobStatus.Known.IN_PROGRESS), jobs.getFirst().status());
    assertEquals(Optional.of("CodeHaul"), jobs.getFirst().provider());
    assertEquals(Samples.CONTEXT, jobs.getFirst().context());
    assertEquals(JobKind.CUSTOM, jobs.getFirst().kind());
    assertEquals(Optional.empty(), jobs.getLast().status());
    assertEquals(1, log.jobs(CONNECTION, 1).size());
  }

  @Test
  void jobsOfAnotherServiceAreNotShown() {
    begun(Samples.acknowledge(NOON, JOB));
    assertEquals(List.of(), log.jobs(Samples.poll(NOON).connection(), 10));
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
        } catch (ExecutionException failure) {
          assertTrue(failure.getCause() instanceof AlreadyInFlightException, failure::toString);
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
            () -> log.jobs(CONNECTION, 1),
            () -> log.prune(NOON))) {
      AttemptLogException refused = assertThrows(AttemptLogException.class, use::run);
      assertEquals("The history is closed.", refused.words());
    }
  }

  private static Attempt underWay(Intent intent) {
    return new Attempt(intent, Optional.empty());
  }

  private static Intent intent(Operation operation, JobKind kind, Connection connection) {
    return Samples.intent(NOON, operation, kind, JOB, connection);
  }

  private static Intent blank(Instant startedAt, String job) {
    Intent poll = Samples.poll(startedAt);
    return new Intent(
        poll.id(),
        startedAt,
        Operation.ACKNOWLEDGE_JOB,
        Optional.of(new Intent.Subject(JobKind.CUSTOM, job)),
        Optional.empty(),
        poll.context(),
        CONNECTION);
  }

  private Intent begun(Intent intent) {
    log.begin(intent);
    return intent;
  }

  private List<Attempt> all() {
    return log.find(AttemptQuery.newest(100));
  }

  private List<Attempt> found(String text) {
    List<Attempt> found = log.find(new AttemptQuery(text, false, Optional.empty(), 10, 0));
    assertFalse(text.isEmpty());
    return found;
  }

  static List<UUID> ids(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> attempt.intent().id()).toList();
  }
}
