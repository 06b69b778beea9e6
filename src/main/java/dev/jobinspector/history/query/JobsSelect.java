package dev.jobinspector.history.query;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The jobs of the attempts over one endpoint and Region, the latest first.
final class JobsSelect {
  /// How many attempts to look back at most: a bound where a few jobs have very many attempts.
  private static final int WINDOW = 20_000;

  private static final String NEWEST_FIRST =
      """
      select job_kind, job_id from attempt
      where endpoint = ? and region = ? and job_id is not null
      order by position desc limit ?
      """;

  private record Key(String kind, String id) {}

  private JobsSelect() {}

  static List<KnownJob> jobs(java.sql.Connection database, ServiceConnection connection, int limit)
      throws SQLException {
    List<KnownJob> jobs = new ArrayList<>();
    try (PreparedStatement status = latest(database, connection, "status");
        PreparedStatement actionType = latest(database, connection, "action_type");
        PreparedStatement context = latest(database, connection, "pipeline")) {
      for (Key job : keys(database, connection, limit)) {
        jobs.add(
            KnownJob.bare(JobKind.of(job.kind()), job.id())
                .withStatus(
                    row(status, job).flatMap(Attempt::conclusion).flatMap(Conclusion::status))
                .at(
                    row(actionType, job).flatMap(attempt -> attempt.intent().actionType()),
                    row(context, job)
                        .map(attempt -> attempt.intent().context())
                        .orElse(PipelineContext.UNKNOWN)));
      }
    }
    return jobs;
  }

  /// Reads no further than it must.
  private static Set<Key> keys(
      java.sql.Connection database, ServiceConnection connection, int limit) throws SQLException {
    Set<Key> keys = new LinkedHashSet<>();
    try (PreparedStatement newestFirst = over(database, NEWEST_FIRST, connection)) {
      newestFirst.setInt(3, WINDOW);
      try (ResultSet rows = newestFirst.executeQuery()) {
        while (keys.size() < limit && rows.next()) {
          keys.add(new Key(rows.getString("job_kind"), rows.getString("job_id")));
        }
      }
    }
    return keys;
  }

  /// The latest attempt that knew something. The empty text keeps the planner off the index by
  /// endpoint, which has a million rows where that by job has a few.
  private static PreparedStatement latest(
      java.sql.Connection database, ServiceConnection connection, String known)
      throws SQLException {
    return over(
        database,
        """
        select %s from attempt
        where endpoint || '' = ? and region = ? and coalesce(job_id, '') = ? and job_kind = ?
          and %s is not null
        order by position desc limit 1
        """
            .formatted(AttemptRow.COLUMNS, known),
        connection);
  }

  private static PreparedStatement over(
      java.sql.Connection database, String sql, ServiceConnection connection) throws SQLException {
    PreparedStatement statement = database.prepareStatement(sql);
    statement.setString(1, connection.endpoint().toString());
    statement.setString(2, connection.region());
    return statement;
  }

  private static Optional<Attempt> row(PreparedStatement latest, Key job) throws SQLException {
    latest.setString(3, job.id());
    latest.setString(4, job.kind());
    try (ResultSet row = latest.executeQuery()) {
      return row.next() ? Optional.of(AttemptRow.read(row)) : Optional.empty();
    }
  }
}
