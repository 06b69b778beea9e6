package dev.jobinspector.history.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.history.HistoryFiller;
import dev.jobinspector.history.Samples;
import dev.jobinspector.history.SqliteHistory;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.rows.ProcessIdentity;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptStatementsTest {
  private final List<PreparedStatement> prepared = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void concludingWhatOthersLeftKeepsNoStatementOpen() throws SQLException {
    SqliteHistory.open(directory).log().close();
    ProcessIdentity self = ProcessIdentity.current();
    Intent left = Samples.poll(Samples.NOON);
    try (Connection database = HistoryFiller.database(directory).writer();
        AttemptStatements statements = new AttemptStatements(database, self)) {
      statements.insert(left, Microseconds.position(Samples.NOON));
      AbandonedAttempts orphans =
          new AbandonedAttempts(_ -> List.of(left.id()), self, Clock.systemUTC());
      assertEquals(1, orphans.conclude(observed(database)));
    }
    assertEquals(1, prepared.size());
    assertEquals(List.of(), prepared.stream().filter(AttemptStatementsTest::isOpen).toList());
  }

  @Test
  void anInsertionThatIsRefusedForNoReasonEnds() throws SQLException {
    SqliteHistory.open(directory).log().close();
    try (Connection database = HistoryFiller.database(directory).writer();
        AttemptStatements statements = new AttemptStatements(database, ProcessIdentity.current())) {
      try (Statement trigger = database.createStatement()) {
        trigger.execute(
            "create trigger refuse before insert on attempt begin select raise(ignore); end");
      }
      AttemptLogException refused =
          assertThrows(
              AttemptLogException.class,
              () -> IntentInsertion.insert(statements, Samples.poll(Samples.NOON), false));
      assertTrue(refused.userMessage().contains("may be damaged"), refused.userMessage());
    }
  }

  @Test
  void aStatementThatCannotBeClosedDoesNotHideWhyItFailed() {
    PreparedStatement broken =
        proxy(
            PreparedStatement.class,
            (_, method, _) ->
                switch (method.getName()) {
                  case "executeUpdate" -> throw new SQLException("the disk is full");
                  case "close" -> throw new SQLException("cannot be closed");
                  default -> null;
                });
    AttemptStatements statements =
        new AttemptStatements(
            proxy(Connection.class, (_, _, _) -> broken), ProcessIdentity.current());
    SQLException problem =
        assertThrows(
            SQLException.class,
            () -> statements.conclude(new UUID(1, 1), Samples.confirmed(Samples.NOON)));
    assertEquals("the disk is full", problem.getMessage());
    assertEquals("cannot be closed", problem.getSuppressed()[0].getMessage());
  }

  private static boolean isOpen(PreparedStatement statement) {
    try {
      return !statement.isClosed();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection observed(Connection real) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          Object result = method.invoke(real, arguments);
          if (result instanceof PreparedStatement statement) {
            prepared.add(statement);
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            AttemptStatementsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
