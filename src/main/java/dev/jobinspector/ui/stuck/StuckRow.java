package dev.jobinspector.ui.stuck;

import dev.jobinspector.troubleshooting.finding.StuckCase;
import dev.jobinspector.troubleshooting.scan.UnreadPipeline;

/// A line of what a scan found.
public sealed interface StuckRow {
  /// A case.
  record Stuck(StuckCase stuck) implements StuckRow {}

  /// A pipeline of which nobody knows.
  record Unread(UnreadPipeline pipeline) implements StuckRow {}
}
