package dev.jobinspector.emulator.trail;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A call of CodePipeline as it is kept.
///
/// @param number in the order of arrival
/// @param request its parameters
/// @param error the code with which it was refused
record RecordedCall(
    long number,
    Instant at,
    String event,
    JsonNode request,
    String identity,
    String address,
    String userAgent,
    Optional<String> error) {}
