package dev.jobinspector.history;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.AttemptSummary;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.query.AttemptReader;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A history that cannot be written. It can be read where there is a reader.
///
/// @param words why it cannot, and what to do
record RefusingAttemptLog(String userMessage, Optional<AttemptReader> reader)
    implements AttemptLog {
  @Override
  public void begin(Intent intent) {
    throw new AttemptLogException(userMessage);
  }

  @Override
  public void conclude(UUID attempt, Conclusion conclusion) {
    throw new AttemptLogException(userMessage);
  }

  @Override
  public List<Attempt> find(AttemptQuery query) {
    return readable().find(query);
  }

  @Override
  public AttemptSummary summary(AttemptFilter filter) {
    return readable().summary(filter);
  }

  @Override
  public List<AccountRegion> accountRegions() {
    return readable().accountRegions();
  }

  @Override
  public List<KnownJob> jobs(ServiceConnection connection, int limit) {
    return readable().jobs(connection, limit);
  }

  @Override
  public int prune(Instant before) {
    throw new AttemptLogException(userMessage);
  }

  @Override
  public void close() {
    reader.ifPresent(AttemptReader::close);
  }

  private AttemptReader readable() {
    return reader.orElseThrow(() -> new AttemptLogException(userMessage));
  }
}
