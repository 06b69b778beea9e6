package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.attempt.AttemptLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.Shared.class)
@Tag("process")
class PostgresAttemptLogTest extends AttemptLogContract {
  private final PostgresServer server;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  PostgresAttemptLogTest(PostgresServer server) {
    this.server = server;
  }

  @Override
  AttemptLog empty() {
    OpenedHistory opened = PostgresHistory.open(server.fresh(), directory);
    assertEquals(List.of(), opened.notices());
    return opened.log();
  }
}
