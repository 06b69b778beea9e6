package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.CONNECTION;
import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static dev.jobinspector.history.Samples.OTHER_JOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every history promises of reading, whatever keeps it.
abstract class AttemptSearchContract extends AttemptLogFixture {
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
    List<Attempt> page = log.find(AttemptQuery.newest(10));
    while (!page.isEmpty()) {
      read.addAll(ids(page));
      page = log.find(AttemptQuery.newest(10).after(page.getLast()));
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
      AttemptQuery query =
          AttemptQuery.newest(AttemptFilter.ALL.withText(text).withErrorsOnly(errorsOnly), 10);
      Attempt newest = log.find(query).getFirst();
      List<UUID> read = new ArrayList<>(List.of(newest.intent().id()));
      List<Attempt> page = log.find(query.after(newest));
      while (!page.isEmpty()) {
        read.addAll(ids(page));
        Intent newer = begun(Samples.acknowledge(NOON.plusSeconds(1), "stale"));
        log.conclude(newer.id(), Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
        page = log.find(query.after(page.getLast()));
      }
      assertEquals(written.reversed(), read.subList(read.size() - 25, read.size()));
      assertEquals(new HashSet<>(read).size(), read.size());
    }
  }

  @Test
  void aWholeJobIdFindsNoneThatIsAlikeAtItsEnds() {
    String wanted = "1f3c5a77-1111-2222-3333-0123456789ab";
    for (String id : List.of(wanted, wanted.replace("2222", "4444"))) {
      Intent intent = begun(Samples.acknowledge(NOON, id));
      log.conclude(intent.id(), Samples.failed(NOON, Outcome.REJECTED, "StaleNonce"));
    }
    for (String text : List.of(wanted, wanted.toUpperCase(Locale.ROOT))) {
      List<Attempt> found = log.find(AttemptQuery.newest(AttemptFilter.ALL.withText(text), 10));
      assertEquals(
          List.of(wanted),
          found.stream().map(attempt -> attempt.intent().job().orElseThrow().id()).toList());
    }
  }

  @ParameterizedTest
  @FieldSource("dev.jobinspector.attempt.AttemptColumn#ALL_SORTED")
  void aPageGoesOnFromAnAttemptThatIsGone(AttemptColumn column) {
    List<Intent> written = new ArrayList<>();
    for (int count = 0; count < 12; count++) {
      Intent intent = begun(Samples.acknowledge(NOON.plusSeconds(count / 3), "job"));
      log.conclude(intent.id(), Samples.confirmed(intent.startedAt()));
      written.add(intent);
    }
    AttemptQuery oldestFirst = AttemptQuery.newest(4).sortedBy(new AttemptSort(column, false));
    Attempt last = log.find(oldestFirst).getLast();
    AttemptQuery newestFirst = AttemptQuery.newest(9).sortedBy(new AttemptSort(column, true));
    Attempt lastBack = log.find(newestFirst).getLast();
    assertEquals(List.of(written.get(3).id(), written.get(3).id()), ids(List.of(last, lastBack)));
    assertEquals(6, log.prune(NOON.plusSeconds(2)));
    List<UUID> next = written.subList(6, 10).stream().map(Intent::id).toList();
    assertEquals(next, ids(log.find(oldestFirst.after(last))), column::name);
    assertEquals(List.of(), log.find(newestFirst.after(lastBack)), column::name);

    // As if the first of a moment had gone, and the others of that moment not yet.
    Intent first = Samples.acknowledge(NOON.plusSeconds(2), "job");
    Attempt gone = new Attempt(first, Optional.of(Samples.confirmed(first.startedAt())));
    assertEquals(next, ids(log.find(oldestFirst.after(gone))), column::name);
    assertEquals(List.of(), log.find(newestFirst.after(gone)), column::name);
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
  @ValueSource(strings = {"ö", "öß", "größe", "GRößE", "maß-İ", "ÄÖ", "äÖ-ÄÖ☂"})
  void aSearchFindsLettersBeyondAsciiInTheirOwnCase(String text) {
    PipelineContext context =
        new PipelineContext(
            Optional.of("Größe-Maß-İ-äÖ-ÄÖ☂"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Intent underWay = begun(in(context));
    Intent ended = begun(in(context));
    log.conclude(ended.id(), Samples.confirmed(NOON));
    begun(Samples.acknowledge(NOON, JOB));
    assertEquals(List.of(ended.id(), underWay.id()), ids(found(text)));
  }

  private static Intent in(PipelineContext context) {
    Intent poll = Samples.poll(NOON);
    return new Intent(
        poll.id(),
        NOON,
        poll.operation(),
        poll.subject(),
        poll.actionType(),
        context,
        poll.connection());
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
    AttemptFilter errorsOnly = AttemptFilter.ALL.withErrorsOnly(true);
    assertEquals(errors.reversed(), ids(log.find(AttemptQuery.newest(errorsOnly, 10))));
    assertEquals(List.of(), log.find(AttemptQuery.newest(errorsOnly.withText("confirmed"), 10)));
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
    assertEquals(Optional.of("CodeHaul"), jobs.getFirst().actionType().map(ActionTypeId::provider));
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
}
