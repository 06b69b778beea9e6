package dev.jobinspector.history;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.Attempt;
import dev.jobinspector.job.Conclusion;
import dev.jobinspector.job.Connection;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The jobs of the attempts over one endpoint and Region, the latest first.
final class JobsSelect {
  /// How many attempts to look back: enough for a full list, and a bound where a few jobs have very
  /// many attempts.
  private static final int WINDOW = 20_000;

  private static final String JOBS =
      """
      select job_kind, job_id from (
        select job_kind, job_id, position from attempt
        where endpoint = ? and region = ? and job_id is not null
        order by position desc limit %d) as latest
      group by job_kind, job_id order by max(position) desc limit ?
      """
          .formatted(WINDOW);

  private JobsSelect() {}

  static List<KnownJob> jobs(java.sql.Connection database, Connection connection, int limit)
      throws SQLException {
    List<KnownJob> jobs = new ArrayList<>();
    try (PreparedStatement keys = over(database, JOBS, connection);
        PreparedStatement status = latest(database, connection, "status");
        PreparedStatement actionType = latest(database, connection, "action_type");
        PreparedStatement context = latest(database, connection, "pipeline")) {
      keys.setInt(3, limit);
      try (ResultSet rows = keys.executeQuery()) {
        while (rows.next()) {
          String kind = rows.getString("job_kind");
          String id = rows.getString("job_id");
          jobs.add(
              new KnownJob(
                  IntentColumns.kind(kind),
                  id,
                  KnownJob.Origin.HISTORY,
                  row(status, id, kind).flatMap(Attempt::conclusion).flatMap(Conclusion::status),
                  row(actionType, id, kind)
                      .flatMap(attempt -> attempt.intent().actionType())
                      .map(ActionTypeId::provider),
                  row(context, id, kind)
                      .map(attempt -> attempt.intent().context())
                      .orElse(PipelineContext.UNKNOWN),
                  Optional.empty(),
                  Optional.empty()));
        }
      }
    }
    return jobs;
  }

  /// The latest attempt that knew something.
  private static PreparedStatement latest(
      java.sql.Connection database, Connection connection, String known) throws SQLException {
    return over(
        database,
        """
        select %s from attempt
        where endpoint = ? and region = ? and job_id = ? and job_kind = ? and %s is not null
        order by position desc limit 1
        """
            .formatted(AttemptRow.COLUMNS, known),
        connection);
  }

  private static PreparedStatement over(
      java.sql.Connection database, String sql, Connection connection) throws SQLException {
    PreparedStatement statement = database.prepareStatement(sql);
    statement.setString(1, connection.endpoint().toString());
    statement.setString(2, connection.region());
    return statement;
  }

  private static Optional<Attempt> row(PreparedStatement latest, String id, String kind)
      throws SQLException {
    latest.setString(3, id);
    latest.setString(4, kind);
    try (ResultSet row = latest.executeQuery()) {
      return row.next() ? Optional.of(AttemptRow.read(row)) : Optional.empty();
    }
  }
}
