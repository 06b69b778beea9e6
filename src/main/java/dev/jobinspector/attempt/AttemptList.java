package dev.jobinspector.attempt;

import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Attempts in memory, asked as a history is. They do not change.
public final class AttemptList implements AttemptHistory {
  /// A place in the order of time, and the attempt that stands there.
  private record Placed(int position, Attempt attempt) {}

  private final List<Placed> oldestFirst;
  private final Map<UUID, Integer> positions = new HashMap<>();

  /// @param attempts those of one moment in the order they came
  public AttemptList(Collection<Attempt> attempts) {
    List<Attempt> sorted =
        attempts.stream()
            .sorted(Comparator.comparingLong(AttemptColumn.STARTED_AT::numberOf))
            .toList();
    oldestFirst =
        IntStream.range(0, sorted.size())
            .mapToObj(position -> new Placed(position, sorted.get(position)))
            .toList();
    oldestFirst.forEach(placed -> positions.put(placed.attempt().intent().id(), placed.position()));
  }

  @Override
  public List<Attempt> find(AttemptQuery query) {
    Comparator<Placed> order = order(query.sort());
    Stream<Placed> matching =
        oldestFirst.stream().filter(placed -> matches(placed, query.filter()));
    if (query.after().isPresent()) {
      Placed shown = placed(query.after().get(), query.sort());
      matching = matching.filter(placed -> order.compare(placed, shown) > 0);
    }
    return matching.sorted(order).limit(query.limit()).map(Placed::attempt).toList();
  }

  @Override
  public AttemptSummary summary(AttemptFilter filter) {
    List<Attempt> matching =
        oldestFirst.stream()
            .filter(placed -> matches(placed, filter))
            .map(Placed::attempt)
            .toList();
    if (matching.isEmpty()) {
      return AttemptSummary.NONE;
    }
    Duration slice =
        AttemptSummary.slice(
            matching.getFirst().intent().startedAt(), matching.getLast().intent().startedAt());
    boolean whole =
        !filter.looksThroughNewestOnly()
            || oldestFirst.size() <= AttemptFilter.NEWEST_LOOKED_THROUGH;
    return AttemptSummary.of(
        whole, slice, matching.stream().map(attempt -> group(attempt, slice)).toList());
  }

  @Override
  public List<AccountRegion> accountRegions() {
    return oldestFirst.stream()
        .map(placed -> placed.attempt().intent().connection())
        .map(connection -> new AccountRegion(connection.account().orElse(""), connection.region()))
        .distinct()
        .sorted(Comparator.comparing(AccountRegion::account).thenComparing(AccountRegion::region))
        .toList();
  }

  /// One that has left stood before the first that began no earlier.
  private Placed placed(Attempt shown, AttemptSort sort) {
    Integer position = positions.get(shown.intent().id());
    if (position != null) {
      return new Placed(position, shown);
    }
    long begun = AttemptColumn.STARTED_AT.numberOf(shown);
    int next =
        (int)
            oldestFirst.stream()
                .map(Placed::attempt)
                .takeWhile(other -> AttemptColumn.STARTED_AT.numberOf(other) < begun)
                .count();
    return new Placed(sort.descending() ? next : next - 1, shown);
  }

  private static Comparator<Placed> order(AttemptSort sort) {
    AttemptColumn column = sort.column();
    Comparator<Placed> ascending =
        (column.type() != AttemptColumn.Type.TEXT
                ? Comparator.<Placed>comparingLong(placed -> column.numberOf(placed.attempt()))
                : Comparator.comparing((Placed placed) -> column.textOf(placed.attempt())))
            .thenComparingInt(Placed::position);
    return sort.descending() ? ascending.reversed() : ascending;
  }

  private static AttemptSummary.Group group(Attempt attempt, Duration slice) {
    long number = Math.floorDiv(attempt.intent().startedAt().getEpochSecond(), slice.toSeconds());
    Optional<Conclusion> conclusion = attempt.conclusion();
    return new AttemptSummary.Group(
        Instant.ofEpochSecond(number * slice.toSeconds()),
        conclusion.map(Conclusion::outcome),
        conclusion.flatMap(Conclusion::status),
        conclusion.flatMap(Conclusion::errorCode),
        1);
  }

  private boolean matches(Placed placed, AttemptFilter filter) {
    Attempt attempt = placed.attempt();
    Instant begun = attempt.intent().startedAt();
    Optional<Outcome> outcome = attempt.conclusion().map(Conclusion::outcome);
    ServiceConnection connection = attempt.intent().connection();
    return (!filter.writesOnly() || attempt.intent().operation().effect() == Operation.Effect.WRITE)
        && (!filter.errorsOnly() || outcome.filter(o -> o != Outcome.CONFIRMED).isPresent())
        && (filter.jobId().isEmpty()
            || filter.jobId().equals(attempt.intent().job().map(Subject.Job::id)))
        && filter.subject().filter(on -> !on.equals(attempt.intent().subject())).isEmpty()
        && filter.since().filter(begun::isBefore).isEmpty()
        && filter.until().filter(until -> !begun.isBefore(until)).isEmpty()
        && (filter.outcomes().isEmpty() || outcome.filter(filter.outcomes()::contains).isPresent())
        && filter.account().filter(a -> !a.equals(connection.account().orElse(""))).isEmpty()
        && filter.region().filter(region -> !region.equals(connection.region())).isEmpty()
        && contains(placed, filter);
  }

  private boolean contains(Placed placed, AttemptFilter filter) {
    if (filter.text().isEmpty()) {
      return true;
    }
    if (filter.looksThroughNewestOnly()
        && placed.position() < oldestFirst.size() - AttemptFilter.NEWEST_LOOKED_THROUGH) {
      return false;
    }
    String wanted = filter.text().toLowerCase(Locale.ROOT);
    return AttemptColumn.ALL_SEARCHED.stream()
        .map(column -> column.textOf(placed.attempt()).toLowerCase(Locale.ROOT))
        .anyMatch(value -> value.contains(wanted));
  }
}
