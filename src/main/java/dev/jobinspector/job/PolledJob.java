package dev.jobinspector.job;

import java.util.Optional;

/// A job that a poll returned. A custom job comes with its nonce and details; a third-party job
/// with its client id only: its details need the client token.
///
/// @param reply the job as the service wrote it
public record PolledJob(JobKind kind, ReplyNode.MapNode reply) {
  /// @throws IllegalArgumentException if the reply has no job id
  public PolledJob {
    if (reply.text(idMember(kind)).isEmpty()) {
      throw new IllegalArgumentException("The reply has no job.");
    }
  }

  /// Returns the member that holds the id of a polled job.
  public static String idMember(JobKind kind) {
    return switch (kind) {
      case CUSTOM -> "id";
      case THIRD_PARTY -> "jobId";
    };
  }

  public String id() {
    return reply.text(idMember(kind)).orElseThrow();
  }

  public Optional<Nonce> nonce() {
    return details().flatMap(JobDetails::nonce);
  }

  /// Returns the details, which only custom jobs come with.
  public Optional<JobDetails> details() {
    return switch (kind) {
      case CUSTOM -> Optional.of(new JobDetails(kind, reply));
      case THIRD_PARTY -> Optional.empty();
    };
  }
}
