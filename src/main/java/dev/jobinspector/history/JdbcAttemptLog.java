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
import dev.jobinspector.history.write.AttemptWriter;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.AccountRegion;
import dev.jobinspector.job.connection.ServiceConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A history in a database; where it cannot be written or read, the methods say why. Safe to use
/// from any number of threads.
final class JdbcAttemptLog implements AttemptLog {
  private final Optional<AttemptWriter> writer;
  private final Optional<AttemptReader> reader;
  private final String refusal;

  private JdbcAttemptLog(
      Optional<AttemptWriter> writer, Optional<AttemptReader> reader, String refusal) {
    this.writer = writer;
    this.reader = reader;
    this.refusal = refusal;
  }

  JdbcAttemptLog(AttemptWriter writer, AttemptReader reader) {
    this(Optional.of(writer), Optional.of(reader), "");
  }

  /// Returns a history that cannot be written, and be read only where there is a reader.
  ///
  /// @param userMessage why it cannot, and what to do
  static JdbcAttemptLog refusing(String userMessage, Optional<AttemptReader> reader) {
    return new JdbcAttemptLog(Optional.empty(), reader, userMessage);
  }

  @Override
  public void begin(Intent intent) {
    writer().begin(intent);
  }

  @Override
  public void conclude(UUID attempt, Conclusion conclusion) {
    writer().conclude(attempt, conclusion);
  }

  @Override
  public List<Attempt> find(AttemptQuery query) {
    return reader().find(query);
  }

  @Override
  public AttemptSummary summary(AttemptFilter filter) {
    return reader().summary(filter);
  }

  @Override
  public List<AccountRegion> accountRegions() {
    return reader().accountRegions();
  }

  @Override
  public List<KnownJob> jobs(ServiceConnection connection, int limit) {
    return reader().jobs(connection, limit);
  }

  @Override
  public int prune(Instant before) {
    return writer().prune(before);
  }

  /// Closes the reader first: the last connection to close is the one that may tidy the file up.
  @Override
  public void close() {
    try {
      reader.ifPresent(AttemptReader::close);
    } finally {
      writer.ifPresent(AttemptWriter::close);
    }
  }

  private AttemptWriter writer() {
    return writer.orElseThrow(() -> new AttemptLogException(refusal));
  }

  private AttemptReader reader() {
    return reader.orElseThrow(() -> new AttemptLogException(refusal));
  }
}
