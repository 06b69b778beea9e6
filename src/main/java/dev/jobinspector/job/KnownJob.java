package dev.jobinspector.job;

import java.util.Optional;

/// A job that can be picked, with all that is known of it without asking the service again. Its
/// secrets stay in memory.
///
/// @param status the last one seen, which may have changed since
public record KnownJob(
    JobKind kind,
    String id,
    Optional<JobStatus> status,
    Optional<ActionTypeId> actionType,
    PipelineContext context,
    Optional<Nonce> nonce,
    Optional<ClientToken> clientToken) {

  /// Returns a job of which only the id is known.
  public static KnownJob bare(JobKind kind, String id) {
    return new KnownJob(
        kind,
        id,
        Optional.empty(),
        Optional.empty(),
        PipelineContext.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  /// Returns this job with what is known newer in place of what it has.
  public KnownJob updatedBy(KnownJob newer) {
    return new KnownJob(
        kind,
        id,
        newer.status.or(() -> status),
        newer.actionType.or(() -> actionType),
        context.updatedBy(newer.context),
        newer.nonce.or(() -> nonce),
        newer.clientToken.or(() -> clientToken));
  }

  /// Returns this job with a status that was just seen.
  public KnownJob withStatus(JobStatus seen) {
    return withStatus(Optional.of(seen));
  }

  /// Returns this job without a status, so that any other source of one wins.
  public KnownJob withoutStatus() {
    return withStatus(Optional.empty());
  }

  /// Returns this job with this status or none.
  public KnownJob withStatus(Optional<JobStatus> seen) {
    return new KnownJob(kind, id, seen, actionType, context, nonce, clientToken);
  }

  /// Returns this job with what is known of its action.
  public KnownJob at(Optional<ActionTypeId> itsType, PipelineContext place) {
    return new KnownJob(kind, id, status, itsType, place, nonce, clientToken);
  }

  /// Returns this job with these secrets and no others.
  public KnownJob withSecrets(Optional<Nonce> itsNonce, Optional<ClientToken> itsToken) {
    return new KnownJob(kind, id, status, actionType, context, itsNonce, itsToken);
  }

  /// Returns whether nothing is known of it but its id and its secrets.
  public boolean isBare() {
    return equals(bare(kind, id).withSecrets(nonce, clientToken));
  }

  /// Returns whether the two are the same job.
  public boolean sameJobAs(KnownJob other) {
    return kind == other.kind && id.equals(other.id);
  }
}
