package dev.jobinspector.codepipeline.config;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The profile whose settings hold.
///
/// @param chosen whether the user chose it for this connection: then it wins over keys in the
///   environment, as in the AWS CLI; one that a variable names does not
/// @param section what the files say of it; empty only for `default`
public record SelectedProfile(String name, boolean chosen, Optional<ConfigSection> section) {
  /// Selects the chosen profile, or that of `AWS_PROFILE`, of `AWS_DEFAULT_PROFILE`, or `default`.
  ///
  /// @throws ConnectionException with words if one is named that is not there
  public static SelectedProfile of(Optional<String> chosen, AwsEnvironment environment) {
    return chosen
        .map(name -> named(name, "", true, environment))
        .or(() -> variable("AWS_PROFILE", environment))
        .or(() -> variable("AWS_DEFAULT_PROFILE", environment))
        .orElseGet(
            () ->
                new SelectedProfile(
                    "default",
                    false,
                    Optional.ofNullable(environment.config().profiles().get("default"))));
  }

  /// Returns the name of the profile that is selected so, whether it is there or not.
  public static String name(Optional<String> chosen, Map<String, String> variables) {
    return Stream.concat(
            chosen.stream(),
            Stream.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE")
                .map(it -> variables.getOrDefault(it, "")))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("default");
  }

  private static Optional<SelectedProfile> variable(String variable, AwsEnvironment environment) {
    return environment
        .variable(variable)
        .map(name -> named(name, ", which " + variable + " names", false, environment));
  }

  private static SelectedProfile named(
      String name, String by, boolean chosen, AwsEnvironment environment) {
    SharedConfig config = environment.config();
    ConfigSection section = config.profiles().get(name);
    if (section == null) {
      String others =
          config.profiles().keySet().stream().sorted().limit(20).collect(Collectors.joining(", "));
      throw new ConnectionException(
          "The shared AWS configuration (%s, %s) has no profile %s%s. %s, or add it with: aws configure --profile %s"
              .formatted(
                  config.config(),
                  config.credentials(),
                  name,
                  by,
                  others.isEmpty() ? "It has none. Correct the name" : "Choose one of: " + others,
                  ShellWords.quoted(name)),
          new NextStep.ChooseProfile());
    }
    return new SelectedProfile(name, chosen, Optional.of(section));
  }

  /// Returns a setting of the profile.
  public Optional<ConfigValue> value(String key) {
    return section.flatMap(found -> found.value(key));
  }

  /// Returns the text of a setting of the profile.
  public Optional<String> text(String key) {
    return value(key).map(ConfigValue::text);
  }
}
