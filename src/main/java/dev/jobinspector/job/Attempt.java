package dev.jobinspector.job;

import java.util.Optional;

/// One request the user made: a row of the history.
///
/// @param conclusion empty while the request is under way
public record Attempt(Intent intent, Optional<Conclusion> conclusion) {}
