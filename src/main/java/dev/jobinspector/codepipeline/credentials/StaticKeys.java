package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.job.connection.ConnectionException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Keys that are written down: in the environment, or in a profile.
final class StaticKeys {
  static final String ID = "aws_access_key_id";
  static final String SECRET = "aws_secret_access_key";

  private StaticKeys() {}

  /// Returns the keys of the environment, if there are any.
  ///
  /// @throws ConnectionException with words if there is half a pair
  static Optional<AwsCredentialsProvider> of(AwsEnvironment environment) {
    Optional<String> id = environment.variable("AWS_ACCESS_KEY_ID");
    Optional<String> secret = environment.variable("AWS_SECRET_ACCESS_KEY");
    if (id.isPresent() != secret.isPresent()) {
      throw new ConnectionException(
          "The environment has %s without %s. Set both, or neither."
              .formatted(
                  id.isPresent() ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY",
                  id.isPresent() ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID"));
    }
    return id.map(
        key ->
            provider(
                key,
                secret.orElseThrow(),
                environment
                    .variable("AWS_SESSION_TOKEN")
                    .or(() -> environment.variable("AWS_SECURITY_TOKEN")),
                environment.variable("AWS_ACCOUNT_ID")));
  }

  static boolean areIn(ConfigSection profile) {
    return profile.value(ID).isPresent() || profile.value(SECRET).isPresent();
  }

  /// Returns the keys of a profile, if it has any.
  ///
  /// @throws ConnectionException with words if it has half a pair
  static AwsCredentialsProvider of(ConfigSection profile) {
    String id = half(profile, ID, SECRET);
    String secret = half(profile, SECRET, ID);
    return provider(id, secret, profile.text("aws_session_token"), profile.text("aws_account_id"));
  }

  private static String half(ConfigSection profile, String key, String other) {
    return profile
        .text(key)
        .orElseThrow(
            () ->
                CredentialMessages.at(
                    profile, other, "has %s without %s. Add it.".formatted(other, key)));
  }

  private static AwsCredentialsProvider provider(
      String id, String secret, Optional<String> token, Optional<String> account) {
    return StaticCredentialsProvider.create(
        credentials(id, secret, token.orElse(null), account.orElse(null), null));
  }

  static AwsCredentials credentials(
      String id,
      String secret,
      @Nullable String token,
      @Nullable String account,
      @Nullable Instant expiration) {
    return token == null
        ? AwsBasicCredentials.builder()
            .accessKeyId(id)
            .secretAccessKey(secret)
            .accountId(account)
            .build()
        : AwsSessionCredentials.builder()
            .accessKeyId(id)
            .secretAccessKey(secret)
            .sessionToken(token)
            .accountId(account)
            .expirationTime(expiration)
            .build();
  }
}
