package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSort;
import dev.jobinspector.job.reply.Outcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Attempts that may change while a history is read page by page: those in progress, and those
/// whose process only seems to have ended. One that changes takes another place if the order is by
/// how attempts ended: it would come twice, or not at all.
final class ChangingAttempts {
  private final Map<UUID, Attempt> left = new LinkedHashMap<>();
  private final Set<UUID> read = new HashSet<>();

  /// Finds those that there are now.
  ///
  /// @param pages the first of them
  ChangingAttempts(AttemptHistory history, AttemptQuery pages) {
    if (!pages.sort().column().isOfTheEnd()) {
      return;
    }
    AttemptFilter filter = pages.filter();
    if (!filter.errorsOnly() && filter.outcomes().isEmpty()) {
      AttemptSort underWayFirst = new AttemptSort(AttemptColumn.OUTCOME, false);
      keep(history, pages.sortedBy(underWayFirst), last -> last.conclusion().isEmpty());
    }
    if (filter.outcomes().isEmpty() || filter.outcomes().contains(Outcome.UNKNOWN)) {
      AttemptQuery unknown =
          AttemptQuery.newest(filter.withOutcomes(Set.of(Outcome.UNKNOWN)), pages.limit());
      keep(history, unknown, _ -> true);
    }
  }

  /// @param goesOn whether more may follow after the last of a page
  private void keep(AttemptHistory history, AttemptQuery first, Predicate<Attempt> goesOn) {
    List<Attempt> page = history.find(first);
    while (!page.isEmpty()) {
      page.stream()
          .filter(attempt -> !attempt.isSettled())
          .forEach(attempt -> left.put(attempt.intent().id(), attempt));
      page = goesOn.test(page.getLast()) ? history.find(first.after(page.getLast())) : List.of();
    }
  }

  /// Returns whether this is the first time that the attempt is read.
  boolean isNew(Attempt attempt) {
    UUID id = attempt.intent().id();
    left.remove(id);
    return attempt.isSettled() ? !read.contains(id) : read.add(id);
  }

  /// Returns those that were never read, as they were at the beginning.
  Collection<Attempt> left() {
    return left.values();
  }
}
