package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jobinspector.attempt.Intent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
    ProcessMark self = ProcessMark.current();
    Intent left = Samples.poll(Samples.NOON);
    try (Connection database = HistoryFiller.database(directory).writer();
        AttemptStatements statements = new AttemptStatements(database, self)) {
      statements.insert(left, Timestamp.position(Samples.NOON));
      Orphans orphans = new Orphans(_ -> List.of(left.id()), self, Clock.systemUTC());
      assertEquals(1, orphans.conclude(observed(database)));
    }
    assertEquals(1, prepared.size());
    assertEquals(List.of(), prepared.stream().filter(AttemptStatementsTest::isOpen).toList());
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
        new AttemptStatements(proxy(Connection.class, (_, _, _) -> broken), ProcessMark.current());
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
    } catch (SQLException unknown) {
      throw new AssertionError(unknown);
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
