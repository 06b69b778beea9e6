package dev.jobinspector.ui.control;

import dev.jobinspector.job.reply.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is said of an act on several cases: before it, and after.
final class ManyMessages {
  private ManyMessages() {}

  /// Returns what is to be confirmed: how many, where, whose; and what is left out, and why.
  static String question(ManyKind kind, List<ManyRow> rows, List<String> leftOut) {
    Map<String, Integer> where = new TreeMap<>();
    Map<String, Integer> whose = new TreeMap<>();
    for (ManyRow row : rows) {
      ManyTarget target = row.target();
      String account =
          target
              .by()
              .flatMap(by -> by.connection().account())
              .map(id -> "account " + id + ", ")
              .orElse("");
      where.merge(account + target.stuck().region(), 1, Integer::sum);
      whose.merge(target.whose(), 1, Integer::sum);
    }
    return kind.consequence()
        + "\n"
        + kind.count(rows.size())
        + (rows.isEmpty() ? "." : " in " + counted(where) + ". Whose: " + counted(whose) + ".")
        + (leftOut.isEmpty()
            ? ""
            : "\n%d of %d %s: %s."
                .formatted(
                    leftOut.size(),
                    rows.size() + leftOut.size(),
                    kind == ManyKind.REPORT_FAILURE ? "cannot take a result" : "left out",
                    String.join("; ", leftOut)));
  }

  private static String counted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + (counts.size() == 1 ? "" : " (%d)".formatted(entry.getValue())))
        .collect(Collectors.joining(", "));
  }

  /// Returns what came of it so far; empty before anything was sent.
  static Optional<String> answer(List<ManyRow> rows) {
    if (rows.stream().allMatch(row -> row.state() instanceof ManyRow.State.Waiting)) {
      return Optional.empty();
    }
    List<String> unknown =
        rows.stream().filter(row -> row.has(Outcome.UNKNOWN)).map(ManyRow::name).toList();
    return Optional.of(
        "%d confirmed, %d rejected, %d unknown, %d left."
                .formatted(
                    count(rows, Outcome.CONFIRMED),
                    count(rows, Outcome.REJECTED),
                    unknown.size(),
                    left(rows))
            + (unknown.isEmpty()
                ? ""
                : "\nUnknown, and not sent again: "
                    + String.join("; ", unknown)
                    + ". Check the outcome of each in the history."));
  }

  /// Returns what the button says, as in `Report failure: 4 jobs`.
  static String button(ManyKind kind, List<ManyRow> rows) {
    int left = left(rows);
    return (left > 0 && left < rows.size() ? "Resume: " : "")
        + kind.title()
        + ": "
        + kind.count(left);
  }

  static int left(List<ManyRow> rows) {
    return (int) rows.stream().filter(ManyRow::isLeft).count();
  }

  private static long count(List<ManyRow> rows, Outcome outcome) {
    return rows.stream().filter(row -> row.has(outcome)).count();
  }
}
