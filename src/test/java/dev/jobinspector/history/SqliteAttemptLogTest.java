package dev.jobinspector.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.attempt.AttemptLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SqliteAttemptLogTest extends AttemptLogContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Override
  AttemptLog empty() {
    OpenedHistory opened = SqliteHistory.open(directory);
    assertEquals(List.of(), opened.notices());
    return opened.log();
  }
}
