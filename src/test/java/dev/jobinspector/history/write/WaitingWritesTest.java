package dev.jobinspector.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.HistoryFiller;
import dev.jobinspector.history.Samples;
import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.ProcessIdentity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingWritesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private Connection database;

  @SuppressWarnings("NullAway.Init")
  private AttemptStatements statements;

  private final WaitingWrites waiting = new WaitingWrites();

  @BeforeEach
  void open() throws SQLException {
    SqliteHistory.open(directory).log().close();
    database = HistoryFiller.database(directory).writer();
    statements = new AttemptStatements(database, ProcessIdentity.current());
  }

  @AfterEach
  void close() throws SQLException {
    statements.close();
    database.close();
  }

  @Test
  void thoseThatWaitAreCommittedTogether() throws SQLException {
    WaitingWrites.Waiting one = insertion();
    assertFalse(waiting.areSeveral());
    WaitingWrites.Waiting other = insertion();
    assertTrue(waiting.areSeveral());
    waiting.commit(() -> statements);
    assertTrue(one.isCommitted() && other.isCommitted());
    assertFalse(waiting.areSeveral());
    assertEquals(2, rows());
  }

  @Test
  void whatDoesNotJoinIsLeftToItsThreadAndTheOthersAreCommitted() throws SQLException {
    WaitingWrites.Waiting refused = waiting.add(_ -> false);
    WaitingWrites.Waiting other = insertion();
    waiting.commit(() -> statements);
    assertFalse(refused.isCommitted() || refused.isUnknown());
    assertTrue(other.isCommitted());
    assertEquals(1, rows());
  }

  @Test
  void whereOneFailsNoneIsCommitted() throws SQLException {
    WaitingWrites.Waiting one = insertion();
    WaitingWrites.Waiting failing =
        waiting.add(
            _ -> {
              throw new SQLException("full");
            });
    waiting.commit(() -> statements);
    assertFalse(one.isCommitted() || failing.isCommitted());
    assertTrue(one.isUnknown());
    assertEquals(0, rows());
    assertTrue(database.getAutoCommit());
  }

  @Test
  void withoutAConnectionNoneIsCommitted() {
    WaitingWrites.Waiting one = insertion();
    waiting.commit(
        () -> {
          throw new SQLException("gone");
        });
    assertFalse(one.isCommitted());
  }

  private WaitingWrites.Waiting insertion() {
    Intent intent = Samples.poll(Samples.NOON);
    return waiting.add(
        into -> IntentInsertion.insert(into, intent, false) == IntentInsertion.Result.INSERTED);
  }

  private long rows() throws SQLException {
    return SqlStatement.of("select count(*) from attempt").number(database);
  }
}
