package dev.jobinspector.history;

import dev.jobinspector.job.AttemptQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// An [AttemptQuery] as SQL for PostgreSQL: newest first along the primary key, or along the index
/// of a job or of errors.
final class PostgresSelect {
  private PostgresSelect() {}

  static AttemptSelect of(AttemptQuery query) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder sql =
        new StringBuilder("select " + AttemptRow.COLUMNS + " from attempt where true");
    query
        .jobId()
        .ifPresent(
            job -> {
              parameters.add(job);
              sql.append(" and job_id = ?");
            });
    query
        .olderThan()
        .ifPresent(
            last -> {
              parameters.add(last.toString());
              sql.append(" and position < (select position from attempt where id = ?)");
            });
    if (query.errorsOnly()) {
      sql.append(" and failed = 'yes'");
    }
    if (!query.text().isEmpty()) {
      sql.append(" and ").append(contains());
      parameters.addAll(
          Collections.nCopies(AttemptSelect.SEARCHED.size(), AttemptSelect.pattern(query.text())));
    }
    parameters.addAll(List.of(query.limit(), query.offset()));
    return new AttemptSelect(sql + " order by position desc limit ? offset ?", parameters);
  }

  /// Not by the rules of a column's own collation, which knows the case of ASCII letters only.
  private static String contains() {
    return AttemptSelect.SEARCHED.stream()
        .map("%s collate \"default\" ilike ?"::formatted)
        .collect(Collectors.joining(" or ", "(", ")"));
  }
}
