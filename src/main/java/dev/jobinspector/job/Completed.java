package dev.jobinspector.job;

/// A request that is over: what came of it, and its row of the history.
///
/// @param recorded false if the history could not take the outcome; the next start will show the
///   attempt as unknown
public record Completed<T>(Reply<T> reply, Attempt attempt, boolean recorded) {}
