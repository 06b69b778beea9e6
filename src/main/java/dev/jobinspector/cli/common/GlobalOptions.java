package dev.jobinspector.cli.common;

import static picocli.CommandLine.ScopeType.INHERIT;

import dev.jobinspector.job.connection.ConnectionChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that the window and every command share; they may stand before or after the command.
public final class GlobalOptions {
  private static final List<String> NO = List.of("0", "false", "no", "off");

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
      names = "--act-as-profile",
      scope = INHERIT,
      paramLabel = "NAME",
      description =
          "The profile whose credentials what changes something goes by; of the same account.")
  private @Nullable String actingProfile;

  @Option(
      names = "--trust-endpoint",
      scope = INHERIT,
      paramLabel = "HOST",
      description =
          "Give the profile's credentials to this host, which is none of AWS's, for this command.")
  private List<String> trustedEndpoints = List.of();

  @Option(
      names = "--ca-bundle",
      scope = INHERIT,
      paramLabel = "FILE",
      description = "Certificates to trust beside Java's, in PEM; wins over AWS_CA_BUNDLE.")
  private @Nullable Path caBundle;

  @Option(
      names = "--output",
      scope = INHERIT,
      paramLabel = "json|yaml|text|table|jsonl",
      completionCandidates = Formats.class,
      description =
          "The output format of a command; json unless AWS_DEFAULT_OUTPUT or the profile sets"
              + " another.")
  private @Nullable String output;

  @Option(
      names = "--query",
      scope = INHERIT,
      paramLabel = "JMESPATH",
      description = "Print only this part of the result.")
  private @Nullable String query;

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

  @Mixin private final AwsCliOptions aws = new AwsCliOptions();

  private final Map<String, String> environment;

  /// Options of this process, of which some have variables of their own.
  public GlobalOptions() {
    this(System.getenv());
  }

  public GlobalOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /// The output formats, for completion.
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("json", "yaml", "text", "table", "jsonl").iterator();
    }
  }

  /// Of the variable any value counts that does not say no: it is a guard.
  public boolean readOnly() {
    return readOnly
        || variable("JOB_INSPECTOR_READ_ONLY")
            .filter(value -> !NO.contains(value.toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  /// Returns the options of the AWS CLI that are about the request itself.
  public AwsCliOptions aws() {
    return aws;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
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
    return Optional.ofNullable(dataDirectory)
        .or(() -> variable("JOB_INSPECTOR_DATA_DIR").map(Path::of));
  }

  /// Returns the URL as it was written; whether it can be used is said by the history.
  public Optional<String> historyUrl() {
    return Optional.ofNullable(historyUrl).or(() -> variable("JOB_INSPECTOR_HISTORY_URL"));
  }

  /// Returns the format as it was written; what it must be is for the command to say.
  public Optional<String> output() {
    return Optional.ofNullable(output);
  }

  /// As it was written.
  public Optional<String> query() {
    return Optional.ofNullable(query);
  }

  /// As it was written.
  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  /// Returns the hosts that get credentials for this command, as they were written.
  public List<String> trustedEndpoints() {
    return List.copyOf(trustedEndpoints);
  }

  /// Returns the connection that the options name; empty if they name none.
  public Optional<ConnectionChoice> connection() {
    return profile == null && region == null && endpoint == null && actingProfile == null
        ? Optional.empty()
        : Optional.of(connectionOfCommand());
  }

  /// Returns the connection of a command to a Region.
  public ConnectionChoice connectionOfCommand(String inRegion) {
    return choice(Optional.of(inRegion));
  }

  /// Returns the connection of a command: what the options leave open is resolved as AWS tools do.
  public ConnectionChoice connectionOfCommand() {
    return choice(Optional.ofNullable(region));
  }

  private ConnectionChoice choice(Optional<String> inRegion) {
    return new ConnectionChoice.Aws(
        Optional.ofNullable(profile),
        inRegion,
        Optional.ofNullable(endpoint),
        Optional.ofNullable(actingProfile));
  }
}
