package dev.jobinspector.architecture.planted.job;

import javafx.scene.Node;

/// Breaks the rule that the subject knows no window, so that a test sees the rule fail.
public interface PlantedViolation {
  Node node();
}
