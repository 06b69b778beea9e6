package dev.jobinspector.history.sqlite;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.history.query.RowSource;
import java.sql.SQLException;
import java.util.List;

/// How SQLite gets to the rows; [#of] decides which.
enum AccessPath {
  /// The index by job: a job has few attempts.
  JOB,
  /// The index by pipeline: of one subject in it there are few.
  PIPELINE,
  /// The index in the order that is wanted.
  ORDER,
  /// The text index, which lists its rows by time. In another order all of its matches are sorted.
  TEXT,
  /// The newest attempts, which are all that a text is compared with that the text index does not
  /// find. SQLite would rather follow the order that is wanted, through all attempts.
  NEWEST,
  /// As SQLite plans. It knows no numbers of rows and takes a filter to leave few: what gets here
  /// does, because [#ORDER] has what many rows match.
  PLANNED;

  /// What only the database can tell.
  @FunctionalInterface
  interface Check {
    boolean holds() throws SQLException;
  }

  /// Returns the quickest path.
  ///
  /// @param near whether a page of matches is among the first rows of the order
  /// @param few whether the filter leaves few rows without its text; the matches of a text are not
  ///   counted, because that is to find them all
  static AccessPath of(AttemptFilter filter, AttemptColumn order, Check near, Check few)
      throws SQLException {
    boolean indexedText = TextSearch.isIndexed(filter.text());
    if (filter.jobId().isPresent()
        || filter.subject().filter(Subject.Job.class::isInstance).isPresent()) {
      return JOB;
    }
    if (filter.subject().filter(on -> on.context().pipeline().isPresent()).isPresent()) {
      return PIPELINE;
    }
    // Texts are found by time anyway, whether in their index or among the newest attempts.
    boolean found = !filter.text().isEmpty() && order == AttemptColumn.STARTED_AT;
    if (!found && near.holds()) {
      return ORDER;
    }
    if (filter.text().isEmpty() || few.holds()) {
      return PLANNED;
    }
    return indexedText ? TEXT : NEWEST;
  }

  List<RowSource> sources(AttemptFilter filter, AttemptColumn order) {
    return switch (this) {
      case JOB -> List.of(TextSearch.attempts("indexed by attempt_by_job_id", filter));
      case PIPELINE -> List.of(TextSearch.attempts("indexed by attempt_by_pipeline", filter));
      case ORDER -> List.of(TextSearch.attempts(inOrder(filter, order), filter));
      case TEXT -> TextSearch.sources(filter);
      case NEWEST ->
          List.of(TextSearch.attempts(inOrder(filter, AttemptColumn.STARTED_AT), filter));
      case PLANNED -> List.of(TextSearch.attempts("", filter));
    };
  }

  private static String inOrder(AttemptFilter filter, AttemptColumn order) {
    if (order != AttemptColumn.STARTED_AT) {
      return "indexed by " + SqliteSchema.index(order, filter.errorsOnly());
    }
    if (filter.errorsOnly()) {
      return "indexed by attempt_failed";
    }
    // Has all that filters look at; a text is only in the table.
    return filter.text().isEmpty() && !filter.writesOnly()
        ? "indexed by attempt_filtered"
        : "not indexed";
  }
}
