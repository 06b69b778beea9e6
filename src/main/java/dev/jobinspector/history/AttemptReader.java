package dev.jobinspector.history;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import java.util.List;

/// The half of the history that only reads.
final class AttemptReader implements AutoCloseable {
  private final Readers readers;
  private final Dialect dialect;

  AttemptReader(Readers readers, Dialect dialect) {
    this.readers = readers;
    this.dialect = dialect;
  }

  List<Attempt> find(AttemptQuery query) {
    return readers.read(
        database ->
            PageSelect.of(query, dialect.page(database, query)).list(database, AttemptRow::read));
  }

  AttemptSummary summary(AttemptFilter filter) {
    return readers.read(
        database -> SummarySelect.read(database, filter, dialect.all(database, filter)));
  }

  List<AccountRegion> accountRegions() {
    return readers.read(AccountRegions::list);
  }

  List<KnownJob> jobs(ServiceConnection connection, int limit) {
    return readers.read(database -> JobsSelect.jobs(database, connection, limit));
  }

  @Override
  public void close() {
    readers.close();
  }
}
