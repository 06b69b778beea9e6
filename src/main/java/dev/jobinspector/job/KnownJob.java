package dev.jobinspector.job;

import java.util.Optional;

/// A job that can be picked, with all that is known of it without asking the service again. What it
/// knows of secrets stays in memory.
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

  /// A job of which only the id is known.
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

  /// This job with what a newer sighting knows laid over it.
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

  /// This job with a status that was just seen.
  public KnownJob withStatus(JobStatus seen) {
    return withStatus(Optional.of(seen));
  }

  /// This job without a status: whoever knows one knows better.
  public KnownJob withoutStatus() {
    return withStatus(Optional.empty());
  }

  /// This job with this status or none.
  public KnownJob withStatus(Optional<JobStatus> seen) {
    return new KnownJob(kind, id, seen, actionType, context, nonce, clientToken);
  }

  /// This job with what is known of its action.
  public KnownJob at(Optional<ActionTypeId> itsType, PipelineContext place) {
    return new KnownJob(kind, id, status, itsType, place, nonce, clientToken);
  }

  /// This job with these secrets and no others.
  public KnownJob withSecrets(Optional<Nonce> itsNonce, Optional<ClientToken> itsToken) {
    return new KnownJob(kind, id, status, actionType, context, itsNonce, itsToken);
  }

  /// Whether the two are sightings of one job.
  public boolean sameJobAs(KnownJob other) {
    return kind == other.kind && id.equals(other.id);
  }
}
