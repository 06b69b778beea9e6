package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.service.JobService;

/// What came of a request about a job that is over; the rest of the window wants to know.
///
/// @param job as it was known when the request was made
/// @param by whom it was made with, which may no longer be the connection in force
public record JobAnswer<T>(KnownJob job, CompletedRequest<T> completed, JobService by) {}
