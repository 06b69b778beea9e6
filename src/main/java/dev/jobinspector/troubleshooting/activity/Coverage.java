package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.activity.TimeWindow;

/// Which records were read.
///
/// @param of which kind: the name of the events, or the log group
/// @param window that is covered; of one that is not complete, back to the oldest record read
/// @param complete false if older ones of what was asked for were not read
public record Coverage(String of, TimeWindow window, boolean complete) {}
