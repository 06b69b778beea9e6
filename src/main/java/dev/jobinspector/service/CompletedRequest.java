package dev.jobinspector.service;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.reply.Reply;

/// A request that is over: what came of it, and its row of the history.
///
/// @param recorded false if the history could not take the outcome; the next start will show the
///   attempt as unknown
public record CompletedRequest<T>(Reply<T> reply, Attempt attempt, boolean recorded) {}
