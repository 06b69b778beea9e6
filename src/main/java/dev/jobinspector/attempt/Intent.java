package dev.jobinspector.attempt;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.request.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the user is about to do, as it is written to history before a byte leaves. It holds no
/// secret.
///
/// @param actionType empty where it is not known
/// @param context where the subject stands, as far as it is known
public record Intent(
    UUID id,
    Instant startedAt,
    Operation operation,
    Subject subject,
    Optional<ActionTypeId> actionType,
    PipelineContext context,
    ServiceConnection connection,
    Parameters parameters) {

  /// Adds to action type and context what the subject tells of them.
  public Intent {
    if (subject instanceof Subject.ActionType(var type)) {
      actionType = type;
    }
    context = context.updatedBy(subject.context());
  }

  /// An intent of which no parameters are kept.
  public Intent(
      UUID id,
      Instant startedAt,
      Operation operation,
      Subject subject,
      Optional<ActionTypeId> actionType,
      PipelineContext context,
      ServiceConnection connection) {
    this(id, startedAt, operation, subject, actionType, context, connection, Parameters.NONE);
  }

  /// Returns the job, if it is on one.
  public Optional<Subject.Job> job() {
    return subject instanceof Subject.Job job ? Optional.of(job) : Optional.empty();
  }
}
