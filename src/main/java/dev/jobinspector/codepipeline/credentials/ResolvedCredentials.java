package dev.jobinspector.codepipeline.credentials;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/// Credentials that were found, and whose they are.
///
/// @param profile whose they are; empty if they are of the environment or of the machine
/// @param account that they say they belong to, if they do
/// @param clients lets go of what renews them
public record ResolvedCredentials(
    AwsCredentialsProvider provider,
    Optional<String> profile,
    String accessKeyId,
    Optional<String> account,
    Runnable clients) {
  @Override
  public String toString() {
    return "credentials of " + profile.orElse("no profile");
  }
}
