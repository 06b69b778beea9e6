package dev.jobinspector.emulator.trail;

import java.time.Instant;

/// A line of a log group.
record LogLine(Instant at, String message) {}
