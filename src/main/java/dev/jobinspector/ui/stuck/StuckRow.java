package dev.jobinspector.ui.stuck;

import dev.jobinspector.troubleshooting.StuckAction;
import dev.jobinspector.troubleshooting.UnreadPipeline;

/// A line of what a scan found.
public sealed interface StuckRow {
  /// An action that is stuck.
  record Stuck(StuckAction action) implements StuckRow {}

  /// A pipeline of which nobody knows.
  record Unread(UnreadPipeline pipeline) implements StuckRow {}
}
