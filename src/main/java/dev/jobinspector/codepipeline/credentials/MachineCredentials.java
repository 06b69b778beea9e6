package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.job.connection.ConnectionException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/// Credentials of the container or the instance that this runs on. The SDK asks for them without a
/// proxy, gives up after a second, and takes container addresses only over https or on this
/// machine.
final class MachineCredentials {
  private MachineCredentials() {}

  /// Returns those of the container, if the environment says where they are.
  static Optional<AwsCredentialsProvider> container(AwsEnvironment environment) {
    return environment
        .variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        .or(() -> environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        .map(_ -> container());
  }

  static AwsCredentialsProvider container() {
    return new ExplainedCredentials(
        ContainerCredentialsProvider.builder().build(),
        e ->
            "The container gave no credentials (%s). Check its task role and AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI."
                .formatted(CredentialMessages.oneLine(String.valueOf(e.getMessage()))));
  }

  /// Returns those of the instance.
  ///
  /// @throws ConnectionException with words if the environment forbids to ask for them
  static AwsCredentialsProvider instance(AwsEnvironment environment) {
    if (isOff(environment)) {
      throw new ConnectionException(
          "The credentials of this instance are asked for, and AWS_EC2_METADATA_DISABLED forbids"
              + " it. Remove that variable.");
    }
    return new ExplainedCredentials(
        InstanceProfileCredentialsProvider.builder()
            .profileFile(ProfileFile.aggregator().build())
            .build(),
        e ->
            "This instance gave no credentials (%s). Check that it has an instance profile."
                .formatted(CredentialMessages.oneLine(String.valueOf(e.getMessage()))));
  }

  static boolean isOff(AwsEnvironment environment) {
    return environment
        .variable("AWS_EC2_METADATA_DISABLED")
        .map(Boolean::parseBoolean)
        .orElse(false);
  }
}
