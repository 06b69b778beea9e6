package dev.jobinspector.history;

import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.AttemptQuery;
import dev.jobinspector.job.Connection;
import dev.jobinspector.job.KnownJob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The half of the history that only reads.
final class AttemptReader implements AutoCloseable {
  private final Readers readers;
  private final Function<AttemptQuery, AttemptSelect> dialect;

  /// @param dialect says a query in the SQL of the database
  AttemptReader(Readers readers, Function<AttemptQuery, AttemptSelect> dialect) {
    this.readers = readers;
    this.dialect = dialect;
  }

  List<Attempt> find(AttemptQuery query) {
    AttemptSelect select = dialect.apply(query);
    return readers.read(database -> attempts(database, select));
  }

  List<KnownJob> jobs(Connection connection, int limit) {
    return readers.read(database -> JobsSelect.jobs(database, connection, limit));
  }

  @Override
  public void close() {
    readers.close();
  }

  private static List<Attempt> attempts(java.sql.Connection database, AttemptSelect select)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(select.sql())) {
      for (int index = 0; index < select.parameters().size(); index++) {
        statement.setObject(index + 1, select.parameters().get(index));
      }
      List<Attempt> attempts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          attempts.add(AttemptRow.read(rows));
        }
      }
      return attempts;
    }
  }
}
