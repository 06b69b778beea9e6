package dev.jobinspector.history.query;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.history.jdbc.ReadPool;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import java.util.List;

/// The half of the history that only reads.
public final class AttemptReader implements AutoCloseable {
  private final ReadPool readers;
  private final Dialect dialect;

  public AttemptReader(ReadPool readers, Dialect dialect) {
    this.readers = readers;
    this.dialect = dialect;
  }

  public List<Attempt> find(AttemptQuery query) {
    return readers.read(
        database ->
            PageSelect.of(query, dialect.page(database, query))
                .list(database, new AttemptRow()::read));
  }

  public AttemptSummary summary(AttemptFilter filter) {
    return readers.read(
        database -> SummarySelect.read(database, filter, dialect.all(database, filter)));
  }

  public List<AccountRegion> accountRegions() {
    return readers.read(AccountRegions::list);
  }

  public List<KnownJob> jobs(ServiceConnection connection, int limit) {
    return readers.read(database -> JobsSelect.jobs(database, connection, limit));
  }

  @Override
  public void close() {
    readers.close();
  }
}
