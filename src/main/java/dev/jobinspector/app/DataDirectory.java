package dev.jobinspector.app;

import java.nio.file.Path;
import java.util.Optional;
import net.harawata.appdirs.AppDirsFactory;

/// The folder of settings, history and logs.
final class DataDirectory {
  private DataDirectory() {}

  /// Returns the one that was chosen, or the place that the desktop keeps for programs' data.
  static Path of(Optional<Path> chosen) {
    return chosen
        .map(Path::toAbsolutePath)
        .orElseGet(
            () ->
                Path.of(AppDirsFactory.getInstance().getUserDataDir("job-inspector", null, null)));
  }
}
