package dev.jobinspector.job;

import java.util.Optional;

/// A job that a poll gave. A custom job comes with its nonce and details; a third-party job with
/// its client id only: its details need the client token.
public record PolledJob(
    JobKind kind,
    String id,
    Optional<Nonce> nonce,
    Optional<String> clientId,
    Optional<JobDetails> details) {}
