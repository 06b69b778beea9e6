package dev.jobinspector.history;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a result as text, by column name. The text of every value is what the check sums are
/// made of, whatever type a database has for it.
record Cells(List<String> names, List<@Nullable String> values) {

  /// @param first the place of the first of them in the result, from 1
  static Cells of(ResultSet row, int first, List<String> names) throws SQLException {
    List<@Nullable String> values = new ArrayList<>(names.size());
    for (int index = 0; index < names.size(); index++) {
      values.add(row.getString(first + index));
    }
    return new Cells(names, values);
  }

  List<@Nullable Object> objects() {
    return new ArrayList<>(values);
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(names.indexOf(name)));
  }

  String string(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("The column " + name + " is empty"));
  }

  long number(String name) {
    return Long.parseLong(string(name));
  }

  static @Nullable String text(Optional<String> text) {
    return text.map(Cells::text).orElse(null);
  }

  /// As a column takes it. Not every database can keep the character U+0000, and no encoding has
  /// half a surrogate pair.
  static String text(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    return whole.replace('\0', '\uFFFD');
  }
}
