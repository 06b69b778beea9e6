package dev.jobinspector.request.attempts;

import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.AttemptHistory;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.AttemptSort;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Attempts under way while a history is read page by page. One that ends meanwhile takes another
/// place if the order is by how attempts ended: it would come twice, or not at all.
final class Unsettled {
  private final Map<UUID, Attempt> left = new LinkedHashMap<>();
  private final Set<UUID> read = new HashSet<>();

  /// Finds those that are under way now.
  ///
  /// @param pages the first of them
  Unsettled(AttemptHistory history, AttemptQuery pages) {
    if (!pages.sort().column().isOfTheEnd()) {
      return;
    }
    AttemptQuery underWayFirst = pages.sortedBy(new AttemptSort(AttemptSort.Column.OUTCOME, false));
    List<Attempt> page = history.find(underWayFirst);
    while (!page.isEmpty()) {
      page.stream()
          .filter(attempt -> attempt.conclusion().isEmpty())
          .forEach(attempt -> left.put(attempt.intent().id(), attempt));
      page =
          page.getLast().conclusion().isEmpty()
              ? history.find(underWayFirst.after(page.getLast()))
              : List.of();
    }
  }

  /// Whether this is the first time that the attempt is read.
  boolean isNew(Attempt attempt) {
    UUID id = attempt.intent().id();
    left.remove(id);
    return attempt.conclusion().isEmpty() ? read.add(id) : !read.contains(id);
  }

  /// Those that were never read, as they were at the beginning.
  Collection<Attempt> left() {
    return left.values();
  }
}
