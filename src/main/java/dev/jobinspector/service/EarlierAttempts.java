package dev.jobinspector.service;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.connection.ServiceConnection;
import java.util.List;
import java.util.Optional;

/// What was attempted before at an endpoint and Region; nothing if the history cannot be read.
public final class EarlierAttempts {
  private static final int NEWEST = 1_000;

  private final AttemptLog log;
  private final ServiceConnection connection;

  EarlierAttempts(AttemptLog log, ServiceConnection connection) {
    this.log = log;
    this.connection = connection;
  }

  /// Returns the newest attempts on a job.
  public List<Attempt> on(KnownJob job) {
    return on(new Subject.Job(job.kind(), job.id()));
  }

  /// Returns the newest attempts on the subject of this one, this one left out.
  public List<Attempt> before(Attempt attempt) {
    return on(attempt.intent().subject()).stream()
        .filter(other -> !other.intent().id().equals(attempt.intent().id()))
        .toList();
  }

  private List<Attempt> on(Subject subject) {
    try {
      return log.find(AttemptQuery.on(subject, NEWEST)).stream()
          .filter(attempt -> attempt.intent().connection().reachesTheSameAs(connection))
          .toList();
    } catch (AttemptLogException _) {
      return List.of();
    }
  }

  /// Returns the newest jobs that were attempted, but for those that the service does not have.
  List<KnownJob> jobs(int limit) {
    try {
      return log.jobs(connection, limit).stream().filter(job -> !isUnknown(job)).toList();
    } catch (AttemptLogException _) {
      return List.of();
    }
  }

  /// Returns whether of a job only the id is known, and the service has said that it has no such.
  private boolean isUnknown(KnownJob job) {
    List<Attempt> attempts = job.isBare() ? on(job) : List.of();
    return !attempts.isEmpty()
        && attempts.stream()
            .map(attempt -> attempt.conclusion().flatMap(Conclusion::errorCode))
            .allMatch(Optional.of("JobNotFoundException")::equals);
  }
}
