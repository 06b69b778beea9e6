package dev.jobinspector.ui.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toSet;

import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.AttemptSummary.StatusCount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How many attempts of each kind there were over time. An exported file may hold any number of
/// statuses: the most frequent kinds are told apart, and the others are one.
///
/// @param overTime by the beginning of a slice; nothing for a slice without attempts of the kind
record KindCounts(Map<ChartKind, Map<Instant, Long>> overTime) {
  /// More colours nobody tells apart.
  private static final int KINDS = 8;

  static KindCounts of(AttemptSummary summary) {
    List<StatusCount> counts = summary.overTime();
    Map<ChartKind, Long> totals =
        counts.stream().collect(groupingBy(ChartKind::of, summingLong(StatusCount::count)));
    Set<ChartKind> frequent =
        totals.entrySet().stream()
            .sorted(Map.Entry.<ChartKind, Long>comparingByValue().reversed())
            .limit(KINDS)
            .map(Map.Entry::getKey)
            .collect(toSet());
    Map<ChartKind, Map<Instant, Long>> overTime = new LinkedHashMap<>();
    Map<Instant, Long> others = new TreeMap<>();
    for (StatusCount count : counts) {
      ChartKind kind = ChartKind.of(count);
      Map<Instant, Long> own =
          frequent.contains(kind) ? overTime.computeIfAbsent(kind, _ -> new TreeMap<>()) : others;
      own.merge(count.from(), count.count(), Long::sum);
    }
    if (!others.isEmpty()) {
      overTime.put(ChartKind.OTHER, others);
    }
    return new KindCounts(overTime);
  }

  /// Returns how many there are of a kind.
  long total(ChartKind kind) {
    return overTime.getOrDefault(kind, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }
}
