package dev.jobinspector.history;

import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.testing.MemoryAttemptLog;

class MemoryAttemptLogTest extends AttemptLogContract {
  @Override
  AttemptLog empty() {
    return new MemoryAttemptLog();
  }
}
