package dev.jobinspector.ui.worklist;

/// A way of looking at what there is to do.
public enum Lens {
  STUCK,
  JOBS,
  WATCHED
}
