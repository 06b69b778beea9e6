package dev.jobinspector.app;

import dev.jobinspector.cli.common.GlobalOptions;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.job.connection.ConnectionChoice;
import dev.jobinspector.settings.TiedHosts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the window was started with. It holds for one start: it wins over the settings and does not
/// change them.
///
/// @param data where settings, history and logs are kept
/// @param caBundle certificates to trust beside Java's, in place of what the environment names
/// @param connection empty for the one of last time
/// @param ties of profiles to hosts that are none of AWS
/// @param historyUrl of a team's history; empty for that of the settings or the file in the folder
/// @param variables of the environment, as AWS tools read them
public record LaunchOptions(
    Path data,
    boolean readOnly,
    Optional<Path> caBundle,
    Optional<ConnectionChoice> connection,
    TiedHosts ties,
    Optional<String> historyUrl,
    Map<String, String> variables) {
  static LaunchOptions of(GlobalOptions options, Map<String, String> variables) {
    return new LaunchOptions(
        DataDirectory.of(options.dataDirectory()),
        options.readOnly(),
        options.caBundle(),
        options.connection(),
        ties(options, variables),
        options.historyUrl(),
        variables);
  }

  /// Returns the ties of the profiles of the connection, as a command has them.
  private static TiedHosts ties(GlobalOptions options, Map<String, String> variables) {
    TiedHosts ties = TiedHosts.NONE;
    for (String host : options.trustedEndpoints()) {
      ties = ties.with(SelectedProfile.name(options.profile(), variables), host);
      for (String acting : options.actingProfile().stream().toList()) {
        ties = ties.with(acting, host);
      }
    }
    return ties;
  }
}
