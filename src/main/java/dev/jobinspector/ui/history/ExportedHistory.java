package dev.jobinspector.ui.history;

import dev.jobinspector.attempt.AttemptHistory;

/// Somebody else's history, to be looked at.
///
/// @param name of the file that it came from
/// @param count of its attempts
public record ExportedHistory(String name, int count, AttemptHistory attempts) {}
