package dev.jobinspector.emulator.operation;

import tools.jackson.databind.node.ObjectNode;

/// What an operation answers.
public sealed interface OperationResult {
  /// A JSON object.
  record Body(ObjectNode json) implements OperationResult {}

  /// An empty body, as operations without an output send it.
  record Nothing() implements OperationResult {}
}
