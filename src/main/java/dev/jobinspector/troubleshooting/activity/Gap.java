package dev.jobinspector.troubleshooting.activity;

import java.util.Optional;

/// Evidence that a look-up, or a finding, had to do without.
///
/// @param missing what was not looked up or could not be read
/// @param permission what it would take, such as `codepipeline:GetJobDetails`
public record Gap(String missing, Optional<String> permission) {}
