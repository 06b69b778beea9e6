package dev.jobinspector.emulator.scenario;

import java.util.List;

/// A JSON value that knows the line on which it stands.
sealed interface Located permits ObjectFields, Located.Items, Located.Scalar {
  int line();

  /// An array.
  record Items(int line, List<Located> values) implements Located {}

  /// A string, number, Boolean or null, as its text.
  record Scalar(int line, Sort sort, String text) implements Located {}

  /// The sorts of a scalar.
  enum Sort {
    STRING,
    INTEGER,
    OTHER
  }
}
