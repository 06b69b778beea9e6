package dev.jobinspector.ui.control;

import java.util.Optional;

/// What of a pipeline an act is on.
///
/// @param pipelineExecutionId the latest execution in the stage, or the one that waits
public record ControlTarget(String pipeline, String stage, Optional<String> pipelineExecutionId) {}
