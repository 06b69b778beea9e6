package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.history.query.AttemptConditions;
import dev.jobinspector.history.query.Conditions;
import dev.jobinspector.history.query.RowSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How SQLite finds a text: in the text index, or by comparing each row.
final class TextSearch {
  private static final String CONTAINS =
      AttemptConditions.SEARCHED.stream()
          .map(column -> column + " like ? escape '\\'")
          .collect(Collectors.joining(" or ", "(", ")"));

  /// A job id or request id: its first and last letters find it in a tenth of the time of all.
  private static final Pattern ID =
      Pattern.compile(
          "(\\p{XDigit}{8})-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-(\\p{XDigit}{12})");

  private TextSearch() {}

  /// Returns whether the text index finds a text: it knows sequences of three characters, no
  /// shorter ones.
  static boolean isIndexed(String text) {
    return text.codePointCount(0, text.length()) >= AttemptFilter.SHORTEST_TEXT;
  }

  /// Returns the rows that match, by comparing each.
  ///
  /// @param hint to SQLite about the index
  static RowSource attempts(String hint, AttemptFilter filter) {
    return new RowSource("attempt " + hint, List.of(), "position", where(filter));
  }

  /// Returns the rows that match by the text index. Attempts in progress are not in it: there are
  /// few, and they are compared.
  static List<RowSource> sources(AttemptFilter filter) {
    boolean errors = filter.errorsOnly();
    Matcher id = ID.matcher(filter.text());
    boolean isId = id.matches();
    String match =
        "{%s} : (%s)%s"
            .formatted(
                String.join(" ", AttemptConditions.SEARCHED),
                isId ? phrase(id.group(1)) + " AND " + phrase(id.group(2)) : phrase(filter.text()),
                errors ? " AND failed : yes" : "");
    Conditions where = AttemptConditions.of(filter, "found");
    if (isId) {
      andContains(where, filter.text());
    }
    RowSource ended =
        new RowSource(
            "(select rowid as found from attempt_text where attempt_text match ?)"
                + " cross join attempt on position = found",
            List.of(match),
            "found",
            where);
    if (errors) {
      return List.of(ended);
    }
    RowSource inProgress = attempts("indexed by attempt_under_way", filter);
    inProgress.where().and("outcome is null");
    return List.of(ended, inProgress);
  }

  static Conditions where(AttemptFilter filter) {
    Conditions where = AttemptConditions.of(filter, "position");
    if (!filter.text().isEmpty()) {
      andContains(where, filter.text());
    }
    return where;
  }

  private static void andContains(Conditions where, String text) {
    String pattern = AttemptConditions.pattern(text);
    where.and(CONTAINS, AttemptConditions.SEARCHED.stream().map(_ -> pattern).toArray());
  }

  private static String phrase(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
