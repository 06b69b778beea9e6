package dev.jobinspector.ui.connection;

import dev.jobinspector.job.connection.NextStep;

/// Why there is no connection, or no credentials for it, and the one thing to do.
///
/// @param userMessage what happened and what to do, in words
public record ConnectionProblem(String userMessage, NextStep next) {}
