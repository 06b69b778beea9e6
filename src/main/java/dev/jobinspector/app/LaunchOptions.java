package dev.jobinspector.app;

import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.job.connection.ConnectionChoice;
import java.nio.file.Path;
import java.util.Optional;

/// What the window was started with. It holds for one start: it wins over the settings and does not
/// change them.
///
/// @param data where settings, history and logs are kept
/// @param caBundle certificates to trust beside Java's, in place of what the environment names
/// @param connection empty for the one of last time
/// @param historyUrl of a team's history; empty for that of the settings or the file in the folder
public record LaunchOptions(
    Path data,
    boolean readOnly,
    Optional<Path> caBundle,
    Optional<ConnectionChoice> connection,
    Optional<String> historyUrl) {
  static LaunchOptions of(GlobalOptions options) {
    return new LaunchOptions(
        DataDirectory.of(options.dataDirectory()),
        options.readOnly(),
        options.caBundle(),
        options.connection(),
        options.historyUrl());
  }
}
