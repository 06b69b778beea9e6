package dev.jobinspector.cli;

import dev.jobinspector.job.ConnectionChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that the window and every command share.
public final class GlobalOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile of the shared AWS configuration to use.")
  private @Nullable String profile;

  @Option(names = "--region", paramLabel = "REGION", description = "The AWS Region to use.")
  private @Nullable String region;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Where to send requests instead of AWS, such as an emulator.")
  private @Nullable URI endpoint;

  @Option(
      names = "--read-only",
      description = "Refuse everything that changes a job; a poll does, too.")
  private boolean readOnly;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where history and settings are kept.")
  private @Nullable Path dataDirectory;

  public boolean readOnly() {
    return readOnly;
  }

  public Optional<Path> dataDirectory() {
    return Optional.ofNullable(dataDirectory);
  }

  /// The connection that the options name; empty if they name none.
  public Optional<ConnectionChoice> connection() {
    return profile == null && region == null && endpoint == null
        ? Optional.empty()
        : Optional.of(
            new ConnectionChoice.Aws(
                Optional.ofNullable(profile),
                Optional.ofNullable(region),
                Optional.ofNullable(endpoint)));
  }
}
