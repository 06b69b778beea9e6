package dev.jobinspector.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How an attempt ended.
///
/// @param status that an acknowledge answered
/// @param errorCode of the service, or our own where it sent none
/// @param sends how often the request left this machine
public record Conclusion(
    Instant finishedAt,
    Outcome outcome,
    Optional<JobStatus> status,
    Optional<String> errorCode,
    Optional<String> errorMessage,
    OptionalInt httpStatus,
    Optional<String> requestId,
    int sends) {}
