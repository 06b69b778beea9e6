package dev.jobinspector.codepipeline.config;

import dev.jobinspector.codepipeline.transport.CaBundle;
import dev.jobinspector.job.connection.ConnectionException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The environment variables and the shared configuration files that AWS tools read.
public record AwsEnvironment(Map<String, String> variables, SharedConfig config) {
  private static final String UNSIGNED_OPTION = "--no-sign-request";
  private static final String CA_BUNDLE_OPTION = "--ca-bundle";

  /// Reads those of this process.
  ///
  /// @throws ConnectionException that names file and line if a file cannot be read
  public static AwsEnvironment ofThisProcess() {
    return of(System.getenv());
  }

  /// Reads the files that the variables name, or else those below the home folder.
  ///
  /// @throws ConnectionException that names file and line if a file cannot be read
  public static AwsEnvironment of(Map<String, String> variables) {
    return new AwsEnvironment(
        variables, SharedConfig.read(configFile(variables), credentialsFile(variables)));
  }

  static Path configFile(Map<String, String> variables) {
    return file(variables, "AWS_CONFIG_FILE", "config");
  }

  static Path credentialsFile(Map<String, String> variables) {
    return file(variables, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
  }

  private static Path file(Map<String, String> variables, String variable, String name) {
    Path home = home(variables);
    String named = variables.getOrDefault(variable, "");
    if (named.isBlank()) {
      return home.resolve(".aws").resolve(name);
    }
    return named.startsWith("~/") ? home.resolve(named.substring(2)) : Path.of(named);
  }

  static Path home(Map<String, String> variables) {
    return Path.of(
        variables.getOrDefault(
            "HOME", variables.getOrDefault("USERPROFILE", System.getProperty("user.home", "."))));
  }

  /// Returns a file or folder below `~/.aws`, such as the cache of sign-ins.
  public Path awsFolder(String... below) {
    return home(variables).resolve(".aws").resolve(Path.of("", below));
  }

  /// Returns the value of a variable, if it has one that is not blank.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /// Returns whether a switch is on: in the variable if there is one, else in the profile.
  public boolean isOn(String variable, SelectedProfile profile, String key) {
    return variable(variable).or(() -> profile.text(key)).map(Boolean::parseBoolean).orElse(false);
  }

  /// Returns the same with another file of trusted certificates, as `--ca-bundle` names it.
  public AwsEnvironment withCaBundle(Optional<Path> file) {
    if (file.isEmpty()) {
      return this;
    }
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(CA_BUNDLE_OPTION, file.get().toString());
    return new AwsEnvironment(changed, config);
  }

  /// Returns the same for requests without credentials, as `--no-sign-request` asks.
  public AwsEnvironment unsigned() {
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(UNSIGNED_OPTION, "true");
    return new AwsEnvironment(changed, config);
  }

  /// Returns whether requests go without credentials.
  public boolean isUnsigned() {
    return variables.containsKey(UNSIGNED_OPTION);
  }

  /// Returns the file of certificates to trust beside Java's: of the option, the environment, or
  /// the profile.
  public Optional<CaBundle> caBundle(SelectedProfile profile) {
    return Stream.of(CA_BUNDLE_OPTION, "AWS_CA_BUNDLE")
        .flatMap(name -> variable(name).map(file -> new CaBundle(Path.of(file), name)).stream())
        .findFirst()
        .or(
            () ->
                profile
                    .text("ca_bundle")
                    .map(
                        file ->
                            new CaBundle(Path.of(file), "ca_bundle of profile " + profile.name())));
  }
}
