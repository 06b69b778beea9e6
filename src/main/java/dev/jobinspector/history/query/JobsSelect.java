package dev.jobinspector.history.query;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.AttemptRow;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  private final Connection database;
  private final String endpoint;
  private final String region;
  private final AttemptRow attempts = new AttemptRow();

  private JobsSelect(Connection database, ServiceConnection connection) {
    this.database = database;
    this.endpoint = connection.endpoint().toString();
    this.region = connection.region();
  }

  /// Returns the jobs. The statements are prepared for all of them: to prepare one takes longer
  /// than its answer.
  static List<KnownJob> jobs(Connection database, ServiceConnection connection, int limit)
      throws SQLException {
    JobsSelect select = new JobsSelect(database, connection);
    List<KnownJob> jobs = new ArrayList<>();
    try (PreparedStatement any = select.latest("job_id");
        PreparedStatement status = select.latest("status");
        PreparedStatement actionType = select.latest("action_type");
        PreparedStatement context = select.latest("pipeline")) {
      for (Key job : select.keys(limit)) {
        Optional<Attempt> last = select.first(any, job);
        jobs.add(
            KnownJob.bare(JobKind.of(job.kind()), job.id())
                .withStatus(select.known(last, status, job, JobsSelect::status))
                .at(
                    select.known(last, actionType, job, on -> on.intent().actionType()),
                    select
                        .known(last, context, job, JobsSelect::context)
                        .orElse(PipelineContext.UNKNOWN)));
      }
    }
    return jobs;
  }

  /// Reads no further than it must.
  private Set<Key> keys(int limit) throws SQLException {
    Set<Key> keys = new LinkedHashSet<>();
    if (limit > 0) {
      SqlStatement.of(NEWEST_FIRST, endpoint, region, WINDOW)
          .read(
              database,
              row -> {
                keys.add(new Key(row.getString("job_kind"), row.getString("job_id")));
                return keys.size() < limit;
              });
    }
    return keys;
  }

  /// Selects the latest attempt on a job that knew something. The empty text keeps the planner off
  /// the index by endpoint, which has a million rows where that by job has a few.
  private PreparedStatement latest(String known) throws SQLException {
    return database.prepareStatement(
        """
        select %s from attempt
        where endpoint || '' = ? and region = ? and coalesce(job_id, '') = ? and job_kind = ?
          and %s is not null
        order by position desc limit 1
        """
            .formatted(AttemptRow.COLUMNS, known));
  }

  /// Returns what the latest attempt that knew something knew. That mostly is the last of all.
  ///
  /// @param latest selects it if it is another
  private <T> Optional<T> known(
      Optional<Attempt> last,
      PreparedStatement latest,
      Key job,
      Function<Attempt, Optional<T>> something)
      throws SQLException {
    Optional<T> known = last.flatMap(something);
    return known.isPresent() ? known : first(latest, job).flatMap(something);
  }

  private static Optional<JobStatus> status(Attempt attempt) {
    return attempt.conclusion().flatMap(Conclusion::status);
  }

  private static Optional<PipelineContext> context(Attempt attempt) {
    return Optional.of(attempt.intent().context()).filter(known -> known.pipeline().isPresent());
  }

  private Optional<Attempt> first(PreparedStatement latest, Key job) throws SQLException {
    SqlStatement.bind(latest, List.of(endpoint, region, job.id(), job.kind()));
    try (ResultSet row = latest.executeQuery()) {
      return row.next() ? Optional.of(attempts.read(row)) : Optional.empty();
    }
  }
}
