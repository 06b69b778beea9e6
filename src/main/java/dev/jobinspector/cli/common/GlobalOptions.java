package dev.jobinspector.cli.common;

import dev.jobinspector.job.connection.ConnectionChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// The options that the window and every command share; they may stand before or after the command.
public final class GlobalOptions {
  private static final List<String> NO = List.of("0", "false", "no", "off");

  private final OptionSpec profile =
      text("--profile", "NAME", "The profile of the shared AWS configuration to use.").build();
  private final OptionSpec region = text("--region", "REGION", "The AWS Region to use.").build();
  private final OptionSpec endpoint =
      option(
              "--endpoint-url",
              "URL",
              "Where to send requests instead of AWS, such as an emulator.",
              URI.class,
              URI::new)
          .build();
  private final OptionSpec actingProfile =
      text(
              "--act-as-profile",
              "NAME",
              "The profile whose credentials what changes something goes by; of the same account.")
          .build();
  private final OptionSpec trustedEndpoints =
      text(
              "--trust-endpoint",
              "HOST",
              "Give the profile's credentials to this host, which is none of AWS's, for this"
                  + " command or window.")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .build();
  private final OptionSpec caBundle =
      option(
              "--ca-bundle",
              "FILE",
              "Certificates to trust beside Java's, in PEM; wins over AWS_CA_BUNDLE.",
              Path.class,
              Path::of)
          .build();
  private final OptionSpec output =
      text(
              "--output",
              "json|yaml|text|table|jsonl",
              "The output format of a command; json unless AWS_DEFAULT_OUTPUT or the profile sets"
                  + " another.")
          .completionCandidates(List.of("json", "yaml", "text", "table", "jsonl"))
          .build();
  private final OptionSpec query =
      text("--query", "JMESPATH", "Print only this part of the result.").build();
  private final OptionSpec showSecrets =
      flag("--show-secrets", "Print nonces, tokens and credentials instead of masking them.")
          .build();
  private final OptionSpec readOnly =
      flag("--read-only", "Send nothing that changes a job or a pipeline (polls included).")
          .build();
  private final OptionSpec dataDirectory =
      option("--data-dir", "DIR", "The folder of settings, history and logs.", Path.class, Path::of)
          .build();
  private final OptionSpec historyUrl =
      text(
              "--history-url",
              "JDBC_URL",
              "Keep the history on a team's PostgreSQL server:"
                  + " jdbc:postgresql://HOST/DATABASE?user=NAME, without a password.")
          .build();
  private final AwsCliOptions aws = new AwsCliOptions();

  private final Map<String, String> environment;

  /// Options of this process, of which some have variables of their own.
  public GlobalOptions() {
    this(System.getenv());
  }

  public GlobalOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Gives them to the command of all commands, which gives them to each.
  ///
  /// Written out, not annotated: to read annotations takes a command a twentieth of its time.
  public void addTo(CommandSpec command) {
    List.of(
            profile,
            region,
            endpoint,
            actingProfile,
            trustedEndpoints,
            caBundle,
            output,
            query,
            showSecrets,
            readOnly,
            dataDirectory,
            historyUrl)
        .forEach(command::addOption);
    aws.addTo(command);
  }

  static OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name)
        .type(Boolean.class)
        .arity("0")
        .scopeType(ScopeType.INHERIT)
        .description(description);
  }

  static OptionSpec.Builder text(String name, String label, String description) {
    return option(name, label, description, String.class, text -> text);
  }

  static <T> OptionSpec.Builder option(
      String name, String label, String description, Class<T> type, ITypeConverter<T> converter) {
    return OptionSpec.builder(name)
        .type(type)
        .converters(converter)
        .arity("1")
        .scopeType(ScopeType.INHERIT)
        .paramLabel(label)
        .description(description);
  }

  /// Returns what was given for an option, if anything.
  static <T> Optional<T> given(OptionSpec option) {
    @Nullable T value = option.getValue();
    return Optional.ofNullable(value);
  }

  /// Of the variable any value counts that does not say no: it is a guard.
  public boolean readOnly() {
    return isOn(readOnly)
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

  static boolean isOn(OptionSpec flag) {
    return GlobalOptions.<Boolean>given(flag).orElse(false);
  }

  public boolean showSecrets() {
    return isOn(showSecrets);
  }

  /// Returns the Region as it was given; not what the environment or a profile says.
  public Optional<String> region() {
    return given(region);
  }

  public Optional<Path> caBundle() {
    return GlobalOptions.<Path>given(caBundle).map(Path::toAbsolutePath);
  }

  public Optional<Path> dataDirectory() {
    return GlobalOptions.<Path>given(dataDirectory)
        .or(() -> variable("JOB_INSPECTOR_DATA_DIR").map(Path::of));
  }

  /// Returns the URL as it was written; whether it can be used is said by the history.
  public Optional<String> historyUrl() {
    return GlobalOptions.<String>given(historyUrl).or(() -> variable("JOB_INSPECTOR_HISTORY_URL"));
  }

  /// Returns the format as it was written; what it must be is for the command to say.
  public Optional<String> output() {
    return given(output);
  }

  /// As it was written.
  public Optional<String> query() {
    return given(query);
  }

  /// As it was written.
  public Optional<String> profile() {
    return given(profile);
  }

  /// Returns the hosts that get credentials for this command or window, as they were written.
  public List<String> trustedEndpoints() {
    return GlobalOptions.<List<String>>given(trustedEndpoints).map(List::copyOf).orElse(List.of());
  }

  /// Returns the profile that acts, if it is another one.
  public Optional<String> actingProfile() {
    return given(actingProfile);
  }

  /// Returns the connection that the options name; empty if they name none.
  public Optional<ConnectionChoice> connection() {
    return profile().isEmpty()
            && region().isEmpty()
            && given(endpoint).isEmpty()
            && given(actingProfile).isEmpty()
        ? Optional.empty()
        : Optional.of(connectionOfCommand());
  }

  /// Returns the connection of a command to a Region.
  public ConnectionChoice connectionOfCommand(String inRegion) {
    return choice(Optional.of(inRegion));
  }

  /// Returns the connection of a command: what the options leave open is resolved as AWS tools do.
  public ConnectionChoice connectionOfCommand() {
    return choice(region());
  }

  private ConnectionChoice choice(Optional<String> inRegion) {
    return new ConnectionChoice.Aws(profile(), inRegion, given(endpoint), given(actingProfile));
  }
}
