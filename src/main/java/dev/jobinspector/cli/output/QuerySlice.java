package dev.jobinspector.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a list: `[start:stop:step]`. The library gives an element too many where the start is
/// beyond the end (1.74.0: the last one for `[10:]`), so a slice goes through it as a field with a
/// name that no reply has.
///
/// @param start null if it is left out, as the others
record QuerySlice(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
  private static final String MARK = "\uE000slice ";
  private static final String NUMBER = "\\s*(-?[0-9]{1,9})?\\s*";
  private static final Pattern BRACKETS =
      Pattern.compile("\\[" + NUMBER + ":" + NUMBER + "(?::" + NUMBER + ")?\\]");

  /// Returns where the slice that begins at a bracket ends; empty if none does.
  static Optional<Matcher> at(String query, int bracket) {
    Matcher matcher = BRACKETS.matcher(query).region(bracket, query.length());
    return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
  }

  /// Returns what stands for a slice in an expression.
  ///
  /// @param before the expression up to it
  static String field(Matcher slice, CharSequence before) {
    String text = before.toString().stripTrailing();
    boolean follows =
        !text.isEmpty() && text.substring(text.length() - 1).matches("[A-Za-z0-9_\\])\"'`@*]");
    return (follows ? "." : "") + '"' + MARK + slice.group() + "\"[*]";
  }

  static Optional<QuerySlice> named(String field) {
    return field.startsWith(MARK)
        ? at(field, MARK.length())
            .map(m -> new QuerySlice(number(m.group(1)), number(m.group(2)), number(m.group(3))))
        : Optional.empty();
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  List<Object> of(List<?> list) {
    int by = step == null ? 1 : step;
    int size = list.size();
    List<Object> part = new ArrayList<>();
    if (by > 0) {
      int end = bound(stop, size, 0, size);
      for (int i = bound(start, 0, 0, size); i < end; i += by) {
        part.add(list.get(i));
      }
    } else if (by < 0) {
      int end = bound(stop, -1, -1, size - 1);
      for (int i = bound(start, size - 1, -1, size - 1); i > end; i += by) {
        part.add(list.get(i));
      }
    }
    return part;
  }

  private static int bound(@Nullable Integer given, int otherwise, int least, int most) {
    if (given == null) {
      return otherwise;
    }
    int size = least < 0 ? most + 1 : most;
    return Math.clamp(given < 0 ? (long) given + size : given, least, Math.max(least, most));
  }
}
