package dev.jobinspector.job;

import java.util.Optional;

/// A job that can be picked, with all that is known of it without asking the service again. What it
/// knows of secrets stays in memory.
///
/// @param status the last one seen, which may have changed since
/// @param provider of the action type
public record KnownJob(
    JobKind kind,
    String id,
    Origin origin,
    Optional<JobStatus> status,
    Optional<String> provider,
    PipelineContext context,
    Optional<Nonce> nonce,
    Optional<ClientToken> clientToken) {

  /// How the job came to be known.
  public enum Origin {
    /// Typed or pasted in by the user.
    ENTERED,
    /// Handed out by a poll.
    POLLED,
    /// Named by an attempt in the history.
    HISTORY,
    /// Listed by the emulator.
    EMULATOR
  }

  /// A job of which only the id is known.
  public static KnownJob bare(JobKind kind, String id, Origin origin) {
    return new KnownJob(
        kind,
        id,
        origin,
        Optional.empty(),
        Optional.empty(),
        PipelineContext.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  /// This job with what a newer sighting knows laid over it; the origin stays.
  public KnownJob updatedBy(KnownJob newer) {
    return new KnownJob(
        kind,
        id,
        origin,
        newer.status.or(() -> status),
        newer.provider.or(() -> provider),
        newer.context.pipeline().isPresent() ? newer.context : context,
        newer.nonce.or(() -> nonce),
        newer.clientToken.or(() -> clientToken));
  }

  /// Whether the two are sightings of one job.
  public boolean sameJobAs(KnownJob other) {
    return kind == other.kind && id.equals(other.id);
  }
}
