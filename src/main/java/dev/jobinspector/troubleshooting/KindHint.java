package dev.jobinspector.troubleshooting;

import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.request.Operation;
import java.util.Arrays;
import java.util.Optional;

/// What to use instead if a job was taken for one of the other kind: the service only says that it
/// does not know it, or not its nonce.
public final class KindHint {
  private KindHint() {}

  /// Returns what else may be the reason of a refusal; empty where the kind has nothing to do with
  /// it.
  public static Optional<String> of(Operation operation, JobFailure failure) {
    if (!(failure instanceof JobFailure.Rejected(var refusal, _, _))
        || operation.verb() == Operation.Verb.POLL
        || operation.kind().isEmpty()) {
      return Optional.empty();
    }
    return switch (refusal) {
      case JOB_NOT_FOUND, INVALID_JOB, INVALID_CLIENT_TOKEN -> otherKind(operation);
      case INVALID_NONCE ->
          operation.kind().equals(Optional.of(JobKind.CUSTOM))
              ? Optional.of(
                  "A Lambda job has no nonce and needs no acknowledgement, only a result:"
                      + " put-job-success-result or put-job-failure-result. A third-party job needs"
                      + " acknowledge-third-party-job.")
              : otherKind(operation);
      default -> Optional.empty();
    };
  }

  private static Optional<String> otherKind(Operation operation) {
    return Arrays.stream(Operation.values())
        .filter(other -> other.verb() == operation.verb() && !other.kind().equals(operation.kind()))
        .findFirst()
        .map(
            other ->
                other.kind().equals(Optional.of(JobKind.THIRD_PARTY))
                    ? "If it is a third-party job (one of a partner), use %s with its client token."
                        .formatted(other.commandName())
                    : "If it is a custom job, use %s.".formatted(other.commandName()));
  }
}
