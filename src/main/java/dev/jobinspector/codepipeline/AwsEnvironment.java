package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.CaBundle;
import dev.jobinspector.job.connection.ConnectionException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// The environment variables and the shared configuration files that AWS tools read.
public record AwsEnvironment(Map<String, String> variables, ProfileFile profiles) {
  private static final String CA_BUNDLE_OPTION = "--ca-bundle";

  /// Of this process.
  ///
  /// @throws ConnectionException with words if a shared configuration file cannot be parsed
  public static AwsEnvironment ofThisProcess() {
    try {
      return new AwsEnvironment(System.getenv(), ProfileFile.defaultProfileFile());
    } catch (IllegalArgumentException _) {
      throw new ConnectionException(
          "The shared AWS configuration (~/.aws/config, ~/.aws/credentials) cannot be read. Correct"
              + " it; aws configure list says more.");
    }
  }

  /// Returns the same with another file of trusted certificates, as `--ca-bundle` names it.
  public AwsEnvironment withCaBundle(Optional<Path> file) {
    if (file.isEmpty()) {
      return this;
    }
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(CA_BUNDLE_OPTION, file.get().toString());
    return new AwsEnvironment(changed, profiles);
  }

  /// The file of certificates to trust beside Java's: of the option, the environment, or a profile.
  Optional<CaBundle> caBundle(String profile) {
    return Stream.of(CA_BUNDLE_OPTION, "AWS_CA_BUNDLE")
        .flatMap(name -> variable(name).map(file -> new CaBundle(Path.of(file), name)).stream())
        .findFirst()
        .or(
            () ->
                profileProperty(profile, "ca_bundle")
                    .map(file -> new CaBundle(Path.of(file), "ca_bundle of profile " + profile)));
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /// The profile in force: the one chosen, or `AWS_PROFILE`, or `default`.
  String profileName(Optional<String> chosen) {
    return chosen.or(() -> variable("AWS_PROFILE")).orElse("default");
  }

  Optional<String> profileProperty(String profile, String property) {
    return profiles.profile(profile).flatMap(found -> found.property(property));
  }

  /// A property of the `codepipeline` block in the `services` section that the profile names.
  Optional<String> serviceProperty(String profile, String property) {
    return profileProperty(profile, "services")
        .flatMap(section -> profiles.getSection("services", section))
        .flatMap((Profile section) -> section.property("codepipeline." + property));
  }
}
