package dev.jobinspector.history.write;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.ConclusionColumns;
import dev.jobinspector.history.rows.IntentColumns;
import dev.jobinspector.history.rows.ProcessIdentity;
import dev.jobinspector.job.request.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that write attempts over one connection, each a transaction of its own. They stay
/// prepared: with an index for each order, to prepare them is a tenth of what a request costs here.
public final class AttemptStatements implements AutoCloseable {
  /// The position is the next free one of its microsecond: rows sort by time, and those of one
  /// moment in the order they came.
  private static final String INSERT =
      """
      insert into attempt (position, owner, exclusive, intent_check, %s)
      values (
        coalesce((select max(position) + 1 from attempt where position >= ? and position < ?), ?),
        ?, ?, ?, %s)
      on conflict do nothing
      """
          .formatted(
              String.join(", ", IntentColumns.NAMES),
              String.join(", ", Collections.nCopies(IntentColumns.NAMES.size(), "?")));

  private static final String CONCLUDE =
      """
      update attempt set %s, conclusion_check = ?, owner = null
      where id = ? and outcome is null
      """
          .formatted(
              ConclusionColumns.NAMES.stream()
                  .map(name -> name + " = ?")
                  .collect(Collectors.joining(", ")));

  /// A conclusion that comes after all is worth more than the guess that its process had ended.
  private static final String CORRECT =
      CONCLUDE.replace(
          "outcome is null",
          "(outcome is null or error_code = '%s')".formatted(Conclusion.PROCESS_ENDED));

  /// So few that removing them takes milliseconds.
  private static final int BATCH = 100;

  private static final String REMOVE =
      """
      delete from attempt where position in (
        select position from attempt where position < ? and outcome is not null
        order by position limit ?)
      """;

  private static final String IN_FLIGHT =
      """
      select 1 from attempt
      where outcome is null and exclusive = 1
        and %s = ? and %s = ? and %s = ? and operation = ? and endpoint = ? and region = ?
      """
          .formatted(IntentColumns.SUBJECT.toArray());

  private final Connection database;
  private final ProcessIdentity owner;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /// @param owner whose attempts begin
  public AttemptStatements(Connection database, ProcessIdentity owner) {
    this.database = database;
    this.owner = owner;
  }

  Connection database() {
    return database;
  }

  /// Returns false if a unique key refused it: that of the id, of the position, or of the write in
  /// progress.
  public boolean insert(Intent intent, long position) throws SQLException {
    return insert(intent, position, intent.operation().effect() == Operation.Effect.WRITE);
  }

  /// Inserts an attempt that will not be made, so that it is in nobody's way; returns the same as
  /// [#insert].
  boolean insertWithdrawn(Intent intent, long position) throws SQLException {
    return insert(intent, position, false);
  }

  private boolean insert(Intent intent, long position, boolean exclusive) throws SQLException {
    List<@Nullable Object> values = IntentColumns.values(intent);
    List<@Nullable Object> all = new ArrayList<>();
    all.addAll(List.of(position, position + Microseconds.POSITIONS, position));
    all.addAll(List.of(owner.text(), exclusive ? 1 : 0, IntentColumns.check(values)));
    all.addAll(values);
    return update(INSERT, all) == 1;
  }

  /// Returns false if there is no such attempt that waits for its conclusion, or has this very one.
  public boolean conclude(UUID attempt, Conclusion conclusion) throws SQLException {
    return conclude(CORRECT, attempt, conclusion) || hasConclusion(attempt, conclusion);
  }

  private boolean hasConclusion(UUID attempt, Conclusion conclusion) throws SQLException {
    String id = attempt.toString();
    return SqlStatement.of(
            "select 1 from attempt where id = ? and conclusion_check = ?",
            id,
            ConclusionColumns.check(id, ConclusionColumns.values(conclusion)))
        .hasRow(database);
  }

  /// Concludes an attempt for whoever does not know better than its own process; returns whether it
  /// was in progress.
  boolean concludeInProgress(UUID attempt, Conclusion conclusion) throws SQLException {
    return conclude(CONCLUDE, attempt, conclusion);
  }

  /// Removes one batch, and returns how many attempts that were.
  int removeOldest(Instant before) throws SQLException {
    return update(REMOVE, List.of(Microseconds.position(before), BATCH));
  }

  private boolean conclude(String sql, UUID attempt, Conclusion conclusion) throws SQLException {
    List<@Nullable Object> values = ConclusionColumns.values(conclusion);
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(ConclusionColumns.check(attempt.toString(), values));
    all.add(attempt.toString());
    return update(sql, all) == 1;
  }

  boolean isInFlight(Intent intent) throws SQLException {
    List<Object> values = new ArrayList<>(IntentColumns.subject(intent.subject()));
    if (values.isEmpty()) {
      return false;
    }
    values.add(intent.operation().apiName());
    values.add(intent.connection().endpoint().toString());
    values.add(intent.connection().region());
    return new SqlStatement(IN_FLIGHT, values).hasRow(database);
  }

  boolean exists(UUID attempt) throws SQLException {
    return SqlStatement.of("select 1 from attempt where id = ?", attempt.toString())
        .hasRow(database);
  }

  private int update(String sql, List<? extends @Nullable Object> values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    try {
      return SqlStatement.bind(statement, values).executeUpdate();
    } catch (SQLException e) {
      // The driver gives a statement up for good when the disk is full.
      prepared.remove(sql);
      try {
        statement.close();
      } catch (SQLException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /// Closes the statements. The connection stays open.
  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = database.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }
}
