package dev.jobinspector.attempt;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.request.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the user is about to do, as it is written to history before a byte leaves. It holds no
/// secret.
///
/// @param job empty for a poll
/// @param actionType empty where it is not known
public record Intent(
    UUID id,
    Instant startedAt,
    Operation operation,
    Optional<Subject> job,
    Optional<ActionTypeId> actionType,
    PipelineContext context,
    ServiceConnection connection) {

  /// The job that an attempt is about.
  public record Subject(JobKind kind, String id) {}
}
