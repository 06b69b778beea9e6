package dev.jobinspector.history.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a result as text, by column name. The text of every value is what the check sums are
/// made of, whatever type a database has for it.
public record RowValues(List<String> names, List<@Nullable String> values) {

  /// Returns the values of a row.
  ///
  /// @param first the place of the first of them in the result, from 1
  public static RowValues of(ResultSet row, int first, List<String> names) throws SQLException {
    List<@Nullable String> values = new ArrayList<>(names.size());
    for (int index = 0; index < names.size(); index++) {
      values.add(row.getString(first + index));
    }
    return new RowValues(names, values);
  }

  public List<@Nullable Object> objects() {
    return new ArrayList<>(values);
  }

  public Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(names.indexOf(name)));
  }

  public String string(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("The column " + name + " is empty"));
  }

  public long number(String name) {
    return Long.parseLong(string(name));
  }

  public static @Nullable String text(Optional<String> text) {
    return text.map(RowValues::text).orElse(null);
  }

  /// As a column takes it. Not every database can keep the character U+0000, and no encoding has
  /// half a surrogate pair.
  public static String text(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    return whole.replace('\0', '\uFFFD');
  }
}
