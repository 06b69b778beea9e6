package dev.jobinspector.job.connection;

import java.util.Optional;

/// What a connection can be made with: a profile, or what the environment gives.
///
/// @param profile empty for what AWS tools take without one
/// @param region that holds unless another is chosen
/// @param credentials where its credentials come from, in words, such as `access keys`
public record ConnectionSource(
    Optional<String> profile, Optional<String> region, String credentials) {}
