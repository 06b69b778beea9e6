package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.troubleshooting.Explanation;

/// A pipeline that could not be read, or not to its end: what it holds is not known. Of a Region
/// that could not be read, all its pipelines.
///
/// @param name of the pipeline, or [#ALL]
public record UnreadPipeline(String name, Explanation why, String region) {
  public static final String ALL = "(all pipelines)";
}
