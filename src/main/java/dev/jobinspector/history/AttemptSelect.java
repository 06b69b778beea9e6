package dev.jobinspector.history;

import dev.jobinspector.job.AttemptQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An [AttemptQuery] as SQL for SQLite.
///
/// @param parameters in the order of their numbers
record AttemptSelect(String sql, List<Object> parameters) {
  /// The columns that a search looks at.
  static final List<String> SEARCHED =
      List.of(
          "job_id",
          "pipeline",
          "stage",
          "action",
          "status",
          "error_code",
          "error_message",
          "request_id");

  /// The text index knows sequences of three characters: it cannot find a shorter text.
  private static final int INDEXED_LENGTH = 3;

  static AttemptSelect of(AttemptQuery query) {
    boolean indexed =
        query.jobId().isEmpty()
            && query.text().codePointCount(0, query.text().length()) >= INDEXED_LENGTH;
    return indexed ? byTextIndex(query) : byScan(query);
  }

  /// Newest first along the primary key, or along the index of a job or of errors.
  private static AttemptSelect byScan(AttemptQuery query) {
    List<Object> parameters = new ArrayList<>(List.of(query.limit(), query.offset()));
    StringBuilder sql =
        new StringBuilder("select " + AttemptRow.COLUMNS + " from attempt where true");
    query
        .jobId()
        .ifPresent(
            job -> {
              parameters.add(job);
              sql.append(" and job_id = ?").append(parameters.size());
            });
    query
        .olderThan()
        .ifPresent(
            last -> {
              parameters.add(last.toString());
              sql.append(" and position < ").append(position(parameters.size()));
            });
    if (query.errorsOnly()) {
      sql.append(" and failed = 'yes'");
    }
    if (!query.text().isEmpty()) {
      parameters.add(pattern(query.text()));
      sql.append(" and ").append(contains(parameters.size()));
    }
    sql.append(" order by position desc limit ?1 offset ?2");
    return new AttemptSelect(sql.toString(), parameters);
  }

  /// The text index lists its rows newest first, so that a page costs a page however many match.
  /// Attempts under way are not in it: there are few, and they are looked through.
  private static AttemptSelect byTextIndex(AttemptQuery query) {
    String failed = query.errorsOnly() ? " AND failed : yes" : "";
    String match =
        "{%s} : \"%s\"%s"
            .formatted(String.join(" ", SEARCHED), query.text().replace("\"", "\"\""), failed);
    List<Object> parameters = new ArrayList<>(List.of(query.limit(), query.offset(), match));
    String older = "";
    if (query.olderThan().isPresent()) {
      parameters.add(query.olderThan().get().toString());
      older = " and %s < " + position(parameters.size());
    }
    String positions =
        """
        select rowid as found from attempt_text where attempt_text match ?3%s
        order by rowid desc limit ?1 + ?2\
        """
            .formatted(older.formatted("rowid"));
    if (!query.errorsOnly()) {
      parameters.add(pattern(query.text()));
      positions =
          """
          select * from (%s)
          union all select position from attempt where outcome is null and %s%s\
          """
              .formatted(positions, contains(parameters.size()), older.formatted("position"));
    }
    return new AttemptSelect(
        """
        select %s from (%s) cross join attempt on position = found
        order by found desc limit ?1 offset ?2\
        """
            .formatted(AttemptRow.COLUMNS, positions),
        parameters);
  }

  private static String position(int parameter) {
    return "(select position from attempt where id = ?%d)".formatted(parameter);
  }

  private static String contains(int parameter) {
    return SEARCHED.stream()
        .map(column -> "%s like ?%d escape '\\'".formatted(column, parameter))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  static String pattern(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
