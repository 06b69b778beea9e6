package dev.jobinspector.troubleshooting;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import java.util.List;
import java.util.Optional;

/// What is known about one job.
///
/// @param details empty if they could not be had
/// @param attempts on the job, newest first
public record Evidence(KnownJob job, Optional<JobDetails> details, List<Attempt> attempts) {}
