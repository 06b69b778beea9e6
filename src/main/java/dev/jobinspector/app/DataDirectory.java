package dev.jobinspector.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/// The folder of settings, history and logs.
final class DataDirectory {
  private static final String NAME = "job-inspector";

  private DataDirectory() {}

  /// Returns the one that was chosen, or the place that the desktop keeps for programs' data.
  static Path of(Optional<Path> chosen) {
    return chosen
        .map(Path::toAbsolutePath)
        .orElseGet(
            () ->
                isOfNoUse(System.getenv("XDG_DATA_HOME"))
                    ? Path.of(System.getProperty("user.home"), ".local", "share", NAME)
                    : Path.of(AppDirsFactory.getInstance().getUserDataDir(NAME, null, null)));
  }

  /// The specification: empty is as not set, and a relative path is ignored. The library takes
  /// both.
  static boolean isOfNoUse(@Nullable String xdg) {
    return xdg != null && File.separatorChar == '/' && !xdg.startsWith("/");
  }
}
