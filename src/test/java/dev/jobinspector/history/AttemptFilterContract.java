package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.CONNECTION;
import static dev.jobinspector.history.Samples.JOB;
import static dev.jobinspector.history.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.AttemptSummary.ErrorCount;
import dev.jobinspector.attempt.AttemptSummary.StatusCount;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What every history promises of filters, orders and summaries, whatever keeps it.
abstract class AttemptFilterContract extends AttemptSearchContract {
  private static final List<AttemptFilter> FILTERS =
      List.of(
          AttemptFilter.ALL,
          AttemptFilter.ALL.withErrorsOnly(true),
          AttemptFilter.ALL.withText("stale"),
          AttemptFilter.ALL.withText("or"),
          AttemptFilter.ALL.withText("orders").withErrorsOnly(true),
          AttemptFilter.ALL.withJobId(Optional.of("job-3")),
          AttemptFilter.ALL.withJobId(Optional.of("job-3")).withText("o"),
          AttemptFilter.ALL.withSubject(Optional.of(new Subject.Job(JobKind.CUSTOM, "job-3"))),
          AttemptFilter.ALL.withSubject(Optional.of(new Subject.Job(JobKind.THIRD_PARTY, "job-3"))),
          AttemptFilter.ALL
              .withSubject(Optional.of(new Subject.ActionType(Optional.empty())))
              .withText("orders"),
          AttemptFilter.ALL.withOutcomes(Set.of(Outcome.CONFIRMED)),
          AttemptFilter.ALL.withOutcomes(Set.of(Outcome.UNKNOWN, Outcome.NOT_SENT)),
          AttemptFilter.ALL
              .withErrorsOnly(true)
              .withOutcomes(Set.of(Outcome.CONFIRMED, Outcome.REJECTED)),
          AttemptFilter.ALL.withRegion(Optional.of("us-west-2")),
          AttemptFilter.ALL.withWritesOnly(true),
          AttemptFilter.ALL.withAccount(Optional.of("")),
          AttemptFilter.ALL
              .withAccount(Optional.of("111122223333"))
              .withRegion(Optional.of("eu-central-1"))
              .withText("orders"),
          AttemptFilter.ALL.withPeriod(
              Optional.of(NOON.plusSeconds(20)), Optional.of(NOON.plusSeconds(40))),
          AttemptFilter.ALL
              .withPeriod(Optional.of(NOON.plusSeconds(10)), Optional.empty())
              .withText("nonce")
              .withOutcomes(Set.of(Outcome.REJECTED)));

  @ParameterizedTest
  @FieldSource("dev.jobinspector.attempt.AttemptColumn#ALL_SORTED")
  @Tag("slow")
  void everyFilterInEveryOrderShowsEachMatchOnceOnPages(AttemptColumn column) {
    List<Attempt> written = writeMany();
    for (boolean descending : List.of(true, false)) {
      for (AttemptFilter filter : FILTERS) {
        List<Attempt> matching =
            written.stream().filter(attempt -> matches(filter, attempt)).toList();
        List<Attempt> sorted = matching.stream().sorted(order(column)).toList();
        AttemptQuery query =
            AttemptQuery.newest(filter, 7).sortedBy(new AttemptSort(column, descending));
        assertEquals(
            ids(descending ? sorted.reversed() : sorted), ids(pages(query)), query::toString);
      }
    }
  }

  @Test
  void readsAreLeftOutWhereOnlyWritesAreWanted() {
    Intent write = begun(Samples.acknowledge(NOON, "job-1"));
    Intent read = begun(Samples.details(NOON.plusSeconds(1), "job-1"));
    assertEquals(
        List.of(write.id()),
        ids(log.find(AttemptQuery.newest(AttemptFilter.ALL.withWritesOnly(true), 7))));
    assertEquals(List.of(read.id(), write.id()), ids(all()));
  }

  @Test
  void aPageGoesOnFromWhatWasShownThoughItHasChangedSince() {
    Intent underWay = begun(Samples.acknowledge(NOON, "job-1"));
    Intent later = begun(Samples.acknowledge(NOON.plusSeconds(1), "job-2"));
    log.conclude(later.id(), Samples.confirmed(NOON));
    AttemptQuery byStatus =
        AttemptQuery.newest(1).sortedBy(new AttemptSort(AttemptColumn.STATUS, false));
    Attempt shown = log.find(byStatus).getFirst();
    assertEquals(underWay.id(), shown.intent().id());
    log.conclude(underWay.id(), Samples.failed(NOON, Outcome.UNKNOWN, "TimedOut"));
    assertEquals(List.of(later.id()), ids(log.find(byStatus.after(shown))));
  }

  @Test
  void aPeriodBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
    Intent first = begun(Samples.poll(NOON));
    begun(Samples.poll(NOON.plusSeconds(1)));
    begun(Samples.poll(NOON.minus(1, ChronoUnit.MICROS)));
    AttemptFilter period =
        AttemptFilter.ALL.withPeriod(Optional.of(NOON), Optional.of(NOON.plusSeconds(1)));
    assertEquals(List.of(first.id()), ids(log.find(AttemptQuery.newest(period, 10))));
  }

  @Test
  void aPeriodMayReachBeyondAllTimes() {
    begun(Samples.poll(NOON));
    AttemptFilter period =
        AttemptFilter.ALL.withPeriod(
            Optional.of(Instant.parse("1600-01-01T00:00:00Z")), Optional.of(Instant.MAX));
    assertEquals(1, log.find(AttemptQuery.newest(period, 10)).size());
  }

  @Test
  void nothingSumsUpToNothing() {
    assertEquals(AttemptSummary.NONE, log.summary(AttemptFilter.ALL));
    begun(Samples.poll(NOON));
    assertEquals(AttemptSummary.NONE, log.summary(AttemptFilter.ALL.withErrorsOnly(true)));
  }

  @Test
  void aSummaryCountsWhatMatchesByTimeAndStatusAndError() {
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    Intent confirmed = begun(Samples.acknowledge(day.plusSeconds(30), JOB));
    log.conclude(confirmed.id(), Samples.confirmed(NOON));
    for (int count = 0; count < 3; count++) {
      Intent refused = begun(Samples.acknowledge(day.plusSeconds(3_700 + count), "job-" + count));
      String code = count == 0 ? "JobNotFoundException" : "InvalidNonceException";
      log.conclude(refused.id(), Samples.failed(NOON, Outcome.REJECTED, code));
    }
    begun(Samples.poll(day.plusSeconds(86_000)));

    AttemptSummary summary = log.summary(AttemptFilter.ALL);
    assertEquals(
        new AttemptSummary(
            5,
            true,
            Duration.ofHours(1),
            List.of(
                new StatusCount(
                    day,
                    Optional.of(Outcome.CONFIRMED),
                    Optional.of(JobStatus.Known.IN_PROGRESS),
                    1),
                new StatusCount(
                    day.plusSeconds(3_600), Optional.of(Outcome.REJECTED), Optional.empty(), 3),
                new StatusCount(
                    day.plusSeconds(23 * 3_600), Optional.empty(), Optional.empty(), 1)),
            List.of(
                new ErrorCount("InvalidNonceException", 2),
                new ErrorCount("JobNotFoundException", 1))),
        summary);
    assertEquals(1, log.summary(AttemptFilter.ALL.withText("jobnotfound")).count());
    assertEquals(4, log.summary(AttemptFilter.ALL.withText("orders")).count());
  }

  @Test
  void aSummaryCountsAsManyAsThePagesShow() {
    writeMany();
    for (AttemptFilter filter : FILTERS) {
      AttemptSummary summary = log.summary(filter);
      assertEquals(
          log.find(AttemptQuery.newest(filter, 1_000)).size(), summary.count(), filter::toString);
      assertTrue(summary.whole());
      assertEquals(
          summary.count(), summary.overTime().stream().mapToLong(StatusCount::count).sum());
    }
  }

  @Test
  void accountsAndRegionsAreEachToldOnce() {
    assertEquals(List.of(), log.accountRegions());
    writeMany();
    assertEquals(
        List.of(
            new AccountRegion("", "us-east-1"),
            new AccountRegion("", "us-west-2"),
            new AccountRegion("111122223333", "eu-central-1"),
            new AccountRegion("111122223333", "us-west-2"),
            new AccountRegion("444455556666", "eu-central-1")),
        log.accountRegions());
  }

  private List<Attempt> pages(AttemptQuery query) {
    List<Attempt> read = new ArrayList<>();
    List<Attempt> page = log.find(query);
    while (!page.isEmpty()) {
      read.addAll(page);
      page = log.find(query.after(page.getLast()));
    }
    assertEquals(read.size(), new HashSet<>(ids(read)).size());
    return read;
  }

  /// In the order of writing, which is that of time.
  private List<Attempt> writeMany() {
    Random random = new Random(7);
    List<ServiceConnection> connections =
        List.of(
            CONNECTION,
            at("us-west-2", Optional.of("111122223333")),
            at("us-west-2", Optional.empty()),
            at("eu-central-1", Optional.of("444455556666")),
            Samples.poll(NOON).connection());
    for (int count = 0; count < 60; count++) {
      ServiceConnection connection = connections.get(random.nextInt(connections.size()));
      Intent intent =
          new Intent(
              new UUID(random.nextLong(), random.nextLong()),
              NOON.plusSeconds(count / 2),
              random.nextBoolean()
                  ? Operation.GET_JOB_DETAILS
                  : Operation.GET_THIRD_PARTY_JOB_DETAILS,
              subject(random),
              Optional.empty(),
              random.nextInt(3) > 0 ? Samples.CONTEXT : PipelineContext.UNKNOWN,
              connection);
      log.begin(intent);
      if (random.nextInt(5) > 0) {
        log.conclude(intent.id(), conclusion(intent, random));
      }
    }
    return log.find(AttemptQuery.newest(100)).reversed();
  }

  private static Subject subject(Random random) {
    String job = "job-" + random.nextInt(5);
    return random.nextInt(4) > 0
        ? new Subject.Job(JobKind.CUSTOM, job)
        : new Subject.ActionType(Optional.empty());
  }

  private static Conclusion conclusion(Intent intent, Random random) {
    Outcome outcome = List.of(Outcome.values()).get(random.nextInt(4));
    Instant end = intent.startedAt().plusMillis(random.nextInt(4) * 10L);
    if (outcome != Outcome.CONFIRMED) {
      return Samples.failed(end, outcome, random.nextBoolean() ? "StaleNonce" : "TimedOut");
    }
    Optional<JobStatus> status =
        random.nextBoolean() ? Optional.of(JobStatus.Known.QUEUED) : Optional.empty();
    Optional<String> requestId =
        random.nextBoolean() ? Optional.of("req-" + random.nextInt(9)) : Optional.empty();
    return Conclusion.confirmed(
        end, status, Samples.receipt(requestId, OptionalInt.of(200), random.nextInt(1, 4)));
  }

  private static ServiceConnection at(String region, Optional<String> account) {
    return new ServiceConnection(
        CONNECTION.target(),
        CONNECTION.profile(),
        region,
        account,
        CONNECTION.endpoint(),
        CONNECTION.endpointSource());
  }

  /// Sorting keeps the order of time where values are the same.
  private static Comparator<Attempt> order(AttemptColumn column) {
    return (one, other) ->
        column.sortValueOf(one) instanceof Long number
            ? number.compareTo((Long) column.sortValueOf(other))
            : column.sortValueOf(one).toString().compareTo(column.sortValueOf(other).toString());
  }

  private static boolean matches(AttemptFilter filter, Attempt attempt) {
    Optional<Outcome> outcome = attempt.conclusion().map(Conclusion::outcome);
    Instant begun = attempt.intent().startedAt();
    ServiceConnection connection = attempt.intent().connection();
    return (!filter.writesOnly() || attempt.intent().operation().effect() == Operation.Effect.WRITE)
        && (filter.text().isEmpty() || hasText(attempt, filter.text()))
        && (!filter.errorsOnly() || outcome.filter(o -> o != Outcome.CONFIRMED).isPresent())
        && (filter.jobId().isEmpty()
            || filter.jobId().equals(attempt.intent().job().map(Subject.Job::id)))
        && (filter.subject().isEmpty() || filter.subject().get().equals(attempt.intent().subject()))
        && (filter.outcomes().isEmpty() || outcome.filter(filter.outcomes()::contains).isPresent())
        && (filter.account().isEmpty()
            || filter.account().get().equals(connection.account().orElse("")))
        && (filter.region().isEmpty() || filter.region().get().equals(connection.region()))
        && (filter.since().isEmpty() || !begun.isBefore(filter.since().get()))
        && (filter.until().isEmpty() || begun.isBefore(filter.until().get()));
  }

  private static boolean hasText(Attempt attempt, String text) {
    String all =
        attempt.intent().job()
            + attempt.intent().context().path()
            + attempt.conclusion().map(c -> "" + c.errorCode() + c.errorMessage() + c.requestId());
    return all.toLowerCase(java.util.Locale.ROOT).contains(text);
  }
}
