package dev.jobinspector.ui.caseview.details;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Keeps a tree from growing by more rows at once than a window can paint without a pause: a reply
/// may hold a map of a million keys.
final class RowLimit {
  static final int MOST = 1_000;

  private RowLimit() {}

  /// Returns the rows of the first children, and one that says how many more there are.
  ///
  /// @param row makes the row of a child
  /// @param note makes a row of a text
  static <N, R> List<R> rows(List<N> children, Function<N, R> row, Function<String, R> note) {
    Stream<R> first = children.stream().limit(MOST).map(row);
    int more = children.size() - MOST;
    return (more <= 0
            ? first
            : Stream.concat(first, Stream.of(note.apply("… %,d more".formatted(more)))))
        .toList();
  }
}
