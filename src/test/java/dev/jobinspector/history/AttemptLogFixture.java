package dev.jobinspector.history;

import static dev.jobinspector.history.Samples.CONNECTION;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptFilter;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.request.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A history to try, empty at first.
abstract class AttemptLogFixture {
  @SuppressWarnings("NullAway.Init") // JUnit calls openLog first.
  AttemptLog log;

  /// A history without attempts.
  abstract AttemptLog empty();

  @BeforeEach
  void openLog() {
    log = empty();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  static Attempt underWay(Intent intent) {
    return new Attempt(intent, Optional.empty());
  }

  static Intent blank(Instant startedAt, String job) {
    Intent poll = Samples.poll(startedAt);
    return new Intent(
        poll.id(),
        startedAt,
        Operation.ACKNOWLEDGE_JOB,
        new Subject.Job(JobKind.CUSTOM, job),
        Optional.empty(),
        poll.context(),
        CONNECTION);
  }

  Intent begun(Intent intent) {
    log.begin(intent);
    return intent;
  }

  List<Attempt> all() {
    return log.find(AttemptQuery.newest(100));
  }

  List<Attempt> found(String text) {
    List<Attempt> found = log.find(AttemptQuery.newest(AttemptFilter.ALL.withText(text), 10));
    assertFalse(text.isEmpty());
    return found;
  }

  public static List<UUID> ids(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> attempt.intent().id()).toList();
  }
}
