package dev.jobinspector.cli.common;

import static picocli.CommandLine.ScopeType.INHERIT;

import dev.jobinspector.job.connection.ConnectionChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that the window and every command share; they may stand before or after the command.
public final class GlobalOptions {
  @Option(
      names = "--profile",
      scope = INHERIT,
      paramLabel = "NAME",
      description = "The profile of the shared AWS configuration to use.")
  private @Nullable String profile;

  @Option(
      names = "--region",
      scope = INHERIT,
      paramLabel = "REGION",
      description = "The AWS Region to use.")
  private @Nullable String region;

  @Option(
      names = "--endpoint-url",
      scope = INHERIT,
      paramLabel = "URL",
      description = "Where to send requests instead of AWS, such as an emulator.")
  private @Nullable URI endpoint;

  @Option(
      names = "--ca-bundle",
      scope = INHERIT,
      paramLabel = "FILE",
      description = "Certificates to trust beside Java's, in PEM; wins over AWS_CA_BUNDLE.")
  private @Nullable Path caBundle;

  @Option(
      names = "--output",
      scope = INHERIT,
      paramLabel = "json|yaml|text",
      description =
          "The output format of a command; json unless the environment or this option sets"
              + " another.")
  private @Nullable String output;

  @Option(
      names = "--show-secrets",
      scope = INHERIT,
      description = "Print nonces, tokens and credentials instead of masking them.")
  private boolean showSecrets;

  @Option(
      names = "--read-only",
      scope = INHERIT,
      description = "Send nothing that changes a job or a pipeline (polls included).")
  private boolean readOnly;

  @Option(
      names = "--data-dir",
      scope = INHERIT,
      paramLabel = "DIR",
      description = "The folder of settings, history and logs.")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--history-url",
      scope = INHERIT,
      paramLabel = "JDBC_URL",
      description =
          "Keep the history on a team's PostgreSQL server:"
              + " jdbc:postgresql://HOST/DATABASE?user=NAME, without a password.")
  private @Nullable String historyUrl;

  /// Scripts written for the AWS CLI give it; nothing here is ever paged.
  @Option(names = "--no-cli-pager", scope = INHERIT, hidden = true)
  void noCliPager(boolean asEver) {}

  public boolean readOnly() {
    return readOnly;
  }

  public boolean showSecrets() {
    return showSecrets;
  }

  /// Returns the Region as it was given; not what the environment or a profile says.
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  public Optional<Path> caBundle() {
    return Optional.ofNullable(caBundle).map(Path::toAbsolutePath);
  }

  public Optional<Path> dataDirectory() {
    return Optional.ofNullable(dataDirectory);
  }

  /// Returns the URL as it was written; whether it can be used is said by the history.
  public Optional<String> historyUrl() {
    return Optional.ofNullable(historyUrl);
  }

  /// Returns the format as it was written; what it must be is for the command to say.
  Optional<String> output() {
    return Optional.ofNullable(output);
  }

  /// Returns the connection that the options name; empty if they name none.
  public Optional<ConnectionChoice> connection() {
    return profile == null && region == null && endpoint == null
        ? Optional.empty()
        : Optional.of(connectionOfCommand());
  }

  /// Returns the connection of a command to a Region.
  public ConnectionChoice connectionOfCommand(String inRegion) {
    return new ConnectionChoice.Aws(
        Optional.ofNullable(profile), Optional.of(inRegion), Optional.ofNullable(endpoint));
  }

  /// Returns the connection of a command: what the options leave open is resolved as AWS tools do.
  public ConnectionChoice connectionOfCommand() {
    return new ConnectionChoice.Aws(
        Optional.ofNullable(profile), Optional.ofNullable(region), Optional.ofNullable(endpoint));
  }
}
