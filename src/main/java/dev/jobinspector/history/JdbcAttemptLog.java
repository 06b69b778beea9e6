package dev.jobinspector.history;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.query.AttemptReader;
import dev.jobinspector.history.write.AttemptWriter;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A history in a database. Safe to use from any number of threads.
final class JdbcAttemptLog implements AttemptLog {
  private final AttemptWriter writer;
  private final AttemptReader reader;

  JdbcAttemptLog(AttemptWriter writer, AttemptReader reader) {
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public void begin(Intent intent) {
    writer.begin(intent);
  }

  @Override
  public void conclude(UUID attempt, Conclusion conclusion) {
    writer.conclude(attempt, conclusion);
  }

  @Override
  public List<Attempt> find(AttemptQuery query) {
    return reader.find(query);
  }

  @Override
  public AttemptSummary summary(AttemptFilter filter) {
    return reader.summary(filter);
  }

  @Override
  public List<AccountRegion> accountRegions() {
    return reader.accountRegions();
  }

  @Override
  public List<KnownJob> jobs(ServiceConnection connection, int limit) {
    return reader.jobs(connection, limit);
  }

  @Override
  public int prune(Instant before) {
    return writer.prune(before);
  }

  /// The reader goes first: the last connection to close is the one that may tidy the file up.
  @Override
  public void close() {
    try (writer) {
      reader.close();
    }
  }
}
