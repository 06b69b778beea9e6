package dev.jobinspector.testing;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptList;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.request.Operation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// A history that lives as long as the object does. It keeps the contract of the real one, and
/// fails on command.
public final class MemoryAttemptLog implements AttemptLog {
  private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();
  private Optional<String> failure = Optional.empty();

  /// From now on every method fails with these words.
  public synchronized void failWith(String userMessage) {
    failure = Optional.of(userMessage);
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
      throw new AlreadyInFlightException(intent.subject());
    }
    attempts.put(intent.id(), new Attempt(intent, Optional.empty()));
  }

  @Override
  public synchronized void conclude(UUID attempt, Conclusion conclusion) {
    failIfToldTo();
    Attempt begun = attempts.get(attempt);
    if (begun == null || begun.isSettled()) {
      throw new AttemptLogException(
          "The history has no attempt %s in progress.".formatted(attempt));
    }
    attempts.put(attempt, new Attempt(begun.intent(), Optional.of(conclusion)));
  }

  @Override
  public synchronized List<Attempt> find(AttemptQuery query) {
    failIfToldTo();
    return list().find(query);
  }

  @Override
  public synchronized AttemptSummary summary(AttemptFilter filter) {
    failIfToldTo();
    return list().summary(filter);
  }

  @Override
  public synchronized List<AccountRegion> accountRegions() {
    failIfToldTo();
    return list().accountRegions();
  }

  @Override
  public synchronized List<KnownJob> jobs(ServiceConnection connection, int limit) {
    failIfToldTo();
    Map<Subject.Job, List<Attempt>> byJob = new LinkedHashMap<>();
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
        userMessage -> {
          throw new AttemptLogException(userMessage);
        });
  }

  private AttemptList list() {
    return new AttemptList(attempts.values());
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

  private static KnownJob job(Subject.Job job, List<Attempt> newestFirst) {
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
    return KnownJob.bare(job.kind(), job.id())
        .withStatus(status)
        .at(actionType, context.orElse(PipelineContext.UNKNOWN));
  }

  private static <T> Optional<T> first(
      List<Attempt> attempts, Function<Attempt, Optional<T>> known) {
    return attempts.stream().map(known).flatMap(Optional::stream).findFirst();
  }

  private static boolean excludes(Attempt other, Intent intent) {
    return other.conclusion().isEmpty()
        && intent.operation().effect() == Operation.Effect.WRITE
        && !(intent.subject() instanceof Subject.ActionType)
        && intent.operation() == other.intent().operation()
        && intent.subject().equals(other.intent().subject())
        && sameService(other.intent().connection(), intent.connection());
  }

  private static boolean sameService(ServiceConnection one, ServiceConnection other) {
    return one.endpoint().equals(other.endpoint()) && one.region().equals(other.region());
  }
}
