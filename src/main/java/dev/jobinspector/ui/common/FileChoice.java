package dev.jobinspector.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file; the desktop's own dialog, or a test's answer.
public interface FileChoice {
  /// Returns where to save; empty if the user thought better of it.
  ///
  /// @param suggestion a file name such as `history.csv`
  Optional<Path> saveAs(String suggestion);

  /// Returns which file to read; empty if the user thought better of it.
  ///
  /// @param title of the dialog
  Optional<Path> open(String title);
}
