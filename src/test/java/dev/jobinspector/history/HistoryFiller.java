package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.jdbc.Transaction;
import dev.jobinspector.history.query.PageSelect;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.history.sqlite.SqliteDatabase;
import dev.jobinspector.history.sqlite.SqliteDialect;
import dev.jobinspector.history.sqlite.SqliteSchema;
import dev.jobinspector.history.write.AttemptStatements;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/// Makes large histories fast: all rows in one commit and their indexes after them, otherwise by
/// the statements of the product.
public final class HistoryFiller {
  private static final int JOBS_TO_EACH = 8;

  private HistoryFiller() {}

  /// Adds attempts, one per second up to an instant; every tenth was rejected.
  ///
  /// @param directory the data directory of a history that has been opened before
  public static void fill(Path directory, int rows, Instant until, long seed) throws SQLException {
    Random random = new Random(seed);
    try (Connection database = database(directory).writer()) {
      Transaction.on(
          database,
          same -> {
            dropIndexes(same);
            AttemptStatements statements = new AttemptStatements(same, ProcessIdentity.current());
            for (int row = 0; row < rows; row++) {
              Intent intent = intent(row, until.minusSeconds(rows - row), random);
              statements.insert(intent, Microseconds.position(intent.startedAt()));
              statements.conclude(intent.id(), conclusion(row, intent, random));
            }
            try (Statement statement = same.createStatement()) {
              SqliteSchema.createIndexes(statement);
            }
            return rows;
          });
    }
  }

  private static void dropIndexes(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("pragma cache_size = -200000");
      for (String index : SqliteSchema.INDEXES.keySet()) {
        statement.execute("drop index " + index);
      }
    }
  }

  /// The SQL of a query with its parameters filled in.
  ///
  /// @param directory the data directory of the history that it is for
  public static String sql(Path directory, AttemptQuery query) {
    try (Connection database = database(directory).reader()) {
      SqlStatement select = PageSelect.of(query, new SqliteDialect().page(database, query));
      StringBuilder sql = new StringBuilder();
      Iterator<?> parameters = select.parameters().iterator();
      for (char character : select.sql().toCharArray()) {
        sql.append(character == '?' ? literal(parameters.next()) : character);
      }
      return sql.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String literal(Object value) {
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }

  public static SqliteDatabase database(Path directory) {
    return new SqliteDatabase(directory.resolve("history.db"));
  }

  /// The id of the job that a row is about.
  public static String job(int row) {
    int job = row / JOBS_TO_EACH;
    return new UUID(new Random(job).nextLong(), job).toString();
  }

  private static Intent intent(int row, Instant startedAt, Random random) {
    int pipeline = random.nextInt(60);
    return new Intent(
        new UUID(random.nextLong(), random.nextLong()),
        startedAt,
        Operation.ACKNOWLEDGE_JOB,
        new Subject.Job(JobKind.CUSTOM, job(row)),
        Optional.of(new ActionTypeId("Deploy", "Custom", "CodeHaul", "1")),
        new PipelineContext(
            Optional.of("orders-service-" + pipeline),
            Optional.of("Release"),
            Optional.of("HandOver"),
            Optional.empty(),
            Optional.empty()),
        Samples.CONNECTION);
  }

  private static Conclusion conclusion(int row, Intent intent, Random random) {
    Instant finishedAt = intent.startedAt().plusMillis(random.nextInt(20, 900));
    Optional<String> requestId =
        Optional.of(new UUID(random.nextLong(), random.nextLong()).toString());
    return row % 10 == 9
        ? Conclusion.failed(
            finishedAt,
            Outcome.REJECTED,
            row % 1000 == 9 ? "ThrottlingException" : "InvalidNonceException",
            "The nonce is not the one of the newest hand-out of this job",
            Samples.receipt(requestId, OptionalInt.of(400), 1))
        : Conclusion.confirmed(
            finishedAt,
            Samples.confirmed(finishedAt).status(),
            Samples.receipt(requestId, OptionalInt.of(200), 1));
  }
}
