package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form in which attempts leave the program.
public final class AttemptValues {
  private AttemptValues() {}

  /// Returns an attempt as a map: the columns of the history in camel case, null where one is
  /// empty.
  public static Map<String, @Nullable Object> of(Attempt attempt) {
    Map<String, @Nullable Object> values =
        LinkedHashMap.newLinkedHashMap(AttemptColumn.ALL_EXPORTED.size());
    for (AttemptColumn column : AttemptColumn.ALL_EXPORTED) {
      values.put(column.key(), of(attempt, column));
    }
    return values;
  }

  /// Returns the value of one of these columns.
  static @Nullable Object of(Attempt attempt, AttemptColumn column) {
    @Nullable Object value = column.of(attempt).orElse(null);
    return value instanceof Instant time ? time.toString() : value;
  }
}
