package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.history.jdbc.Microseconds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The value of a column as every database takes it.
final class ColumnValue {
  private ColumnValue() {}

  static List<@Nullable Object> all(
      List<AttemptColumn> columns, Function<AttemptColumn, Optional<?>> value) {
    List<@Nullable Object> all = new ArrayList<>(columns.size());
    for (AttemptColumn column : columns) {
      all.add(value.apply(column).<Object>map(ColumnValue::of).orElse(null));
    }
    return all;
  }

  private static Object of(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Instant time -> Microseconds.of(time);
      case Boolean flag -> flag ? 1 : 0;
      default -> value;
    };
  }

  /// Returns a text that every database can keep: not every one keeps the character U+0000, and no
  /// encoding has half a surrogate pair.
  static String text(String text) {
    if (isPlain(text)) {
      return text;
    }
    String whole = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    return whole.replace('\0', '\uFFFD');
  }

  private static boolean isPlain(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == 0 || character >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }
}
