package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.troubleshooting.Explanation;

/// A pipeline that could not be read, or not to its end: what it holds is not known.
public record UnreadPipeline(String name, Explanation why) {}
