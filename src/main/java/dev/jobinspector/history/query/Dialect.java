package dev.jobinspector.history.query;

import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What differs between databases in asking for attempts: how a text is found, and who chooses the
/// access path. The table and what is asked of it are the same in all.
public interface Dialect {
  /// Returns where the attempts of a page are among: together they have all that match and are not
  /// skipped, each once. The first page and those after it may take different access paths.
  List<RowSource> page(Connection database, AttemptQuery query) throws SQLException;

  /// Returns where all attempts that match are, each once.
  List<RowSource> all(Connection database, AttemptFilter filter) throws SQLException;
}
