package dev.jobinspector.history;

import dev.jobinspector.job.AttemptQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An [AttemptQuery] as SQL.
///
/// @param parameters in the order of the question marks
record AttemptSelect(String sql, List<Object> parameters) {
  private static final String CONTAINS =
      Stream.of(
              "job_id",
              "pipeline",
              "stage",
              "action",
              "status",
              "error_code",
              "error_message",
              "request_id")
          .map(column -> column + " like ?1 escape '\\'")
          .collect(Collectors.joining(" or ", "(", ")"));

  static AttemptSelect of(AttemptQuery query) {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (!query.text().isEmpty()) {
      parameters.add("%" + escaped(query.text()) + "%");
      conditions.add(CONTAINS);
    }
    if (query.errorsOnly()) {
      conditions.add("outcome <> 'CONFIRMED'");
    }
    query
        .jobId()
        .ifPresent(
            job -> {
              parameters.add(job);
              conditions.add("job_id = ?" + parameters.size());
            });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    parameters.add(query.limit());
    parameters.add(query.offset());
    return new AttemptSelect(
        "select %s from attempt%s order by position desc limit ?%d offset ?%d"
            .formatted(AttemptRow.COLUMNS, where, parameters.size() - 1, parameters.size()),
        parameters);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
