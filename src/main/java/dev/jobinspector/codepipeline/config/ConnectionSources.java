package dev.jobinspector.codepipeline.config;

import dev.jobinspector.job.connection.ConnectionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists what connections can be made with, by what the files and the environment say: nothing is
/// asked.
public final class ConnectionSources {
  private static final Path MAKER = Path.of("/sys/class/dmi/id/sys_vendor");

  private ConnectionSources() {}

  /// Returns what the environment gives, if it gives something, and then the profiles by name.
  public static List<ConnectionSource> of(AwsEnvironment environment) {
    return Stream.concat(
            ofMachine(environment)
                .map(words -> new ConnectionSource(Optional.empty(), region(environment), words))
                .stream(),
            environment.config().profiles().values().stream()
                .sorted(Comparator.comparing(ConfigSection::name))
                .map(
                    profile ->
                        new ConnectionSource(
                            Optional.of(profile.name()),
                            region(environment).or(() -> profile.text("region")),
                            credentials(profile))))
        .toList();
  }

  private static Optional<String> region(AwsEnvironment environment) {
    return environment.variable("AWS_REGION").or(() -> environment.variable("AWS_DEFAULT_REGION"));
  }

  /// In the order in which credentials are looked for: a profile comes before container and
  /// instance.
  private static Optional<String> ofMachine(AwsEnvironment environment) {
    if (environment.variable("AWS_ACCESS_KEY_ID").isPresent()) {
      return Optional.of("environment variables");
    }
    if (environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
      return Optional.of("web identity");
    }
    boolean profile =
        environment.variable("AWS_PROFILE").isPresent()
            || environment.config().profiles().containsKey("default");
    if (profile) {
      return Optional.empty();
    }
    boolean container =
        Stream.of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI")
            .anyMatch(name -> environment.variable(name).isPresent());
    if (container) {
      return Optional.of("container");
    }
    return isInstance(environment) ? Optional.of("instance") : Optional.empty();
  }

  private static boolean isInstance(AwsEnvironment environment) {
    try {
      return !environment
              .variable("AWS_EC2_METADATA_DISABLED")
              .filter("true"::equalsIgnoreCase)
              .isPresent()
          && Files.readString(MAKER).strip().equals("Amazon EC2");
    } catch (IOException _) {
      return false;
    }
  }

  private static String credentials(ConfigSection profile) {
    if (has(profile, "role_arn") && has(profile, "web_identity_token_file")) {
      return "web identity";
    }
    if (has(profile, "role_arn")) {
      return has(profile, "mfa_serial") ? "role with MFA" : "role";
    }
    if (has(profile, "sso_session") || has(profile, "sso_start_url")) {
      return "IAM Identity Center";
    }
    if (has(profile, "login_session")) {
      return "console sign-in";
    }
    if (has(profile, "credential_process")) {
      return "credential process";
    }
    return has(profile, "aws_access_key_id") ? "access keys" : "no credentials";
  }

  private static boolean has(ConfigSection profile, String key) {
    return profile.value(key).isPresent();
  }
}
