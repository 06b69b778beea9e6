package dev.jobinspector.job.activity;

import java.time.Instant;

/// A line of a log of CloudWatch.
///
/// @param stream the log stream that it stands in
public record LogEvent(Instant at, String stream, String message) {}
