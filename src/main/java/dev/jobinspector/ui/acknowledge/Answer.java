package dev.jobinspector.ui.acknowledge;

import dev.jobinspector.job.Completed;
import dev.jobinspector.job.JobService;
import dev.jobinspector.job.KnownJob;

/// What came of a request about a job that is over; the rest of the window wants to know.
///
/// @param job as it was known when the request was made
/// @param by whom it was made with, which may no longer be the connection in force
public record Answer<T>(KnownJob job, Completed<T> completed, JobService by) {}
