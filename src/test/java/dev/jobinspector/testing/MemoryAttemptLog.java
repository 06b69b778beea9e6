package dev.jobinspector.testing;

import dev.jobinspector.job.AccountRegion;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.AlreadyInFlightException;
import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.AttemptFilter;
import dev.jobinspector.job.AttemptLog;
import dev.jobinspector.job.AttemptLogException;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.AttemptSort;
import dev.jobinspector.job.AttemptSummary;
import dev.jobinspector.job.AttemptSummary.ErrorCount;
import dev.jobinspector.job.AttemptSummary.StatusCount;
import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Connection;
import dev.jobinspector.job.Intent;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Operation;
import dev.jobinspector.job.Outcome;
import dev.jobinspector.job.PipelineContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// A history that lives as long as the object does. It keeps the contract of the real one, and
/// fails on command.
public final class MemoryAttemptLog implements AttemptLog {
  private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();
  private Optional<String> failure = Optional.empty();

  /// From now on every method fails with these words.
  public synchronized void failWith(String words) {
    failure = Optional.of(words);
  }

  /// From now on every method works again.
  public synchronized void recover() {
    failure = Optional.empty();
  }

  /// All attempts in the order they began.
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }

  @Override
  public synchronized void begin(Intent intent) {
    failIfToldTo();
    if (attempts.containsKey(intent.id())) {
      throw new AttemptLogException("This attempt is in the history already.");
    }
    if (attempts.values().stream().anyMatch(other -> excludes(other, intent))) {
      throw new AlreadyInFlightException();
    }
    attempts.put(intent.id(), new Attempt(intent, Optional.empty()));
  }

  @Override
  public synchronized void conclude(UUID attempt, Conclusion conclusion) {
    failIfToldTo();
    Attempt begun = attempts.get(attempt);
    if (begun == null || begun.conclusion().isPresent()) {
      throw new AttemptLogException("The history has no attempt %s under way.".formatted(attempt));
    }
    attempts.put(attempt, new Attempt(begun.intent(), Optional.of(conclusion)));
  }

  @Override
  public synchronized List<Attempt> find(AttemptQuery query) {
    failIfToldTo();
    return after(query, sorted(query.sort()))
        .filter(attempt -> matches(attempt, query.filter()))
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized AttemptSummary summary(AttemptFilter filter) {
    failIfToldTo();
    List<Attempt> matching =
        newestFirst().filter(attempt -> matches(attempt, filter)).toList().reversed();
    if (matching.isEmpty()) {
      return AttemptSummary.NONE;
    }
    Duration slice = slice(matching);
    Map<StatusCount, Long> statuses = new LinkedHashMap<>();
    Map<String, Long> errors = new TreeMap<>();
    for (Attempt attempt : matching) {
      long begun = attempt.intent().startedAt().getEpochSecond() / slice.toSeconds();
      StatusCount alike =
          new StatusCount(
              Instant.ofEpochSecond(begun * slice.toSeconds()),
              attempt.conclusion().map(Conclusion::outcome),
              attempt.conclusion().flatMap(Conclusion::status),
              0);
      statuses.merge(alike, 1L, Long::sum);
      attempt
          .conclusion()
          .flatMap(Conclusion::errorCode)
          .ifPresent(code -> errors.merge(code, 1L, Long::sum));
    }
    return new AttemptSummary(
        matching.size(),
        true,
        slice,
        statuses.entrySet().stream()
            .map(
                e ->
                    new StatusCount(
                        e.getKey().from(), e.getKey().outcome(), e.getKey().status(), e.getValue()))
            .sorted(
                Comparator.comparing(StatusCount::from)
                    .thenComparing(count -> count.outcome().map(Outcome::ordinal).orElse(-1))
                    .thenComparing(count -> count.status().map(JobStatus::text).orElse("")))
            .toList(),
        errors.entrySet().stream()
            .map(entry -> new ErrorCount(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
            .toList());
  }

  @Override
  public synchronized List<AccountRegion> accountRegions() {
    failIfToldTo();
    return attempts.values().stream()
        .map(attempt -> attempt.intent().connection())
        .map(connection -> new AccountRegion(connection.account().orElse(""), connection.region()))
        .distinct()
        .sorted(Comparator.comparing(AccountRegion::account).thenComparing(AccountRegion::region))
        .toList();
  }

  @Override
  public synchronized List<KnownJob> jobs(Connection connection, int limit) {
    failIfToldTo();
    Map<Intent.Subject, List<Attempt>> byJob = new LinkedHashMap<>();
    newestFirst()
        .filter(attempt -> sameService(attempt.intent().connection(), connection))
        .forEach(
            attempt ->
                attempt
                    .intent()
                    .job()
                    .ifPresent(
                        job -> byJob.computeIfAbsent(job, _ -> new ArrayList<>()).add(attempt)));
    return byJob.entrySet().stream()
        .limit(limit)
        .map(entry -> job(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized int prune(Instant before) {
    failIfToldTo();
    int size = attempts.size();
    attempts
        .values()
        .removeIf(
            attempt ->
                attempt.conclusion().isPresent() && attempt.intent().startedAt().isBefore(before));
    return size - attempts.size();
  }

  @Override
  public void close() {
    failWith("The history is closed.");
  }

  private void failIfToldTo() {
    failure.ifPresent(
        words -> {
          throw new AttemptLogException(words);
        });
  }

  private Stream<Attempt> newestFirst() {
    return new ArrayList<>(attempts.values())
        .reversed().stream()
            .sorted(
                Comparator.comparing(
                        (Attempt attempt) ->
                            attempt.intent().startedAt().truncatedTo(ChronoUnit.MICROS))
                    .reversed());
  }

  private Stream<Attempt> sorted(AttemptSort sort) {
    List<Attempt> oldestFirst = newestFirst().toList().reversed();
    List<Attempt> sorted =
        oldestFirst.stream().sorted((one, other) -> compare(sort.column(), one, other)).toList();
    return (sort.descending() ? sorted.reversed() : sorted).stream();
  }

  private static int compare(AttemptSort.Column column, Attempt one, Attempt other) {
    Object left = column.valueOf(one);
    Object right = column.valueOf(other);
    return left instanceof Long number
        ? number.compareTo((Long) right)
        : left.toString().compareTo(right.toString());
  }

  /// As the last one was shown, which may have ended since.
  private Stream<Attempt> after(AttemptQuery query, Stream<Attempt> sorted) {
    if (query.after().isEmpty()) {
      return sorted;
    }
    Attempt last = query.after().get();
    if (!attempts.containsKey(last.intent().id())) {
      return Stream.empty();
    }
    List<Attempt> begun = newestFirst().toList().reversed();
    List<UUID> order = begun.stream().map(attempt -> attempt.intent().id()).toList();
    return sorted.filter(
        attempt -> {
          int column = compare(query.sort().column(), attempt, last);
          int time =
              Integer.compare(
                  order.indexOf(attempt.intent().id()), order.indexOf(last.intent().id()));
          int way = column == 0 ? time : column;
          return query.sort().descending() ? way < 0 : way > 0;
        });
  }

  private static Duration slice(List<Attempt> oldestFirst) {
    Duration span =
        Duration.between(
            oldestFirst.getFirst().intent().startedAt(),
            oldestFirst.getLast().intent().startedAt());
    return Stream.of(1, 10, 60, 300, 900, 3_600, 21_600, 86_400, 604_800)
        .map(Duration::ofSeconds)
        .filter(length -> span.dividedBy(length) < 40)
        .findFirst()
        .orElse(Duration.ofDays(30));
  }

  private static boolean matches(Attempt attempt, AttemptFilter filter) {
    Instant begun = attempt.intent().startedAt();
    Connection connection = attempt.intent().connection();
    return contains(attempt, filter.text())
        && (!filter.errorsOnly() || isError(attempt))
        && (filter.jobId().isEmpty() || filter.jobId().equals(jobId(attempt)))
        && filter.since().filter(begun::isBefore).isEmpty()
        && filter.until().filter(until -> !begun.isBefore(until)).isEmpty()
        && (filter.outcomes().isEmpty()
            || attempt
                .conclusion()
                .filter(c -> filter.outcomes().contains(c.outcome()))
                .isPresent())
        && filter.account().filter(a -> !a.equals(connection.account().orElse(""))).isEmpty()
        && filter.region().filter(region -> !region.equals(connection.region())).isEmpty();
  }

  private static KnownJob job(Intent.Subject job, List<Attempt> newestFirst) {
    Optional<JobStatus> status =
        first(newestFirst, attempt -> attempt.conclusion().flatMap(Conclusion::status));
    Optional<ActionTypeId> actionType =
        first(newestFirst, attempt -> attempt.intent().actionType());
    Optional<PipelineContext> context =
        first(
            newestFirst,
            attempt ->
                Optional.of(attempt.intent().context())
                    .filter(known -> known.pipeline().isPresent()));
    return new KnownJob(
        job.kind(),
        job.id(),
        status,
        actionType,
        context.orElse(PipelineContext.UNKNOWN),
        Optional.empty(),
        Optional.empty());
  }

  private static <T> Optional<T> first(
      List<Attempt> attempts, Function<Attempt, Optional<T>> known) {
    return attempts.stream().map(known).flatMap(Optional::stream).findFirst();
  }

  private static boolean excludes(Attempt other, Intent intent) {
    return other.conclusion().isEmpty()
        && intent.operation().effect() == Operation.Effect.WRITE
        && intent.job().isPresent()
        && intent.operation() == other.intent().operation()
        && intent.job().equals(other.intent().job())
        && sameService(other.intent().connection(), intent.connection());
  }

  private static boolean sameService(Connection one, Connection other) {
    return one.endpoint().equals(other.endpoint()) && one.region().equals(other.region());
  }

  private static boolean isError(Attempt attempt) {
    return attempt
        .conclusion()
        .filter(conclusion -> conclusion.outcome() != Outcome.CONFIRMED)
        .isPresent();
  }

  private static Optional<String> jobId(Attempt attempt) {
    return attempt.intent().job().map(Intent.Subject::id);
  }

  private static boolean contains(Attempt attempt, String text) {
    Optional<Conclusion> conclusion = attempt.conclusion();
    PipelineContext context = attempt.intent().context();
    return Stream.of(
            jobId(attempt),
            context.pipeline(),
            context.stage(),
            context.action(),
            conclusion.flatMap(Conclusion::status).map(JobStatus::text),
            conclusion.flatMap(Conclusion::errorCode),
            conclusion.flatMap(Conclusion::errorMessage),
            conclusion.flatMap(Conclusion::requestId))
        .anyMatch(
            field ->
                text.isEmpty()
                    || field
                        .filter(
                            value ->
                                value
                                    .toLowerCase(Locale.ROOT)
                                    .contains(text.toLowerCase(Locale.ROOT)))
                        .isPresent());
  }
}
