package dev.jobinspector.codepipeline;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// Whose account the credentials belong to (STS GetCallerIdentity, which needs no permission). Not
/// to know it is no hindrance: the window then says so.
final class CallerAccount {
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private CallerAccount() {}

  static Optional<String> ofAws(Region region, AwsCredentialsProvider credentials) {
    URI endpoint =
        software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider.defaultProvider()
            .resolveEndpoint(to -> to.region(region).useGlobalEndpoint(false))
            .join()
            .url();
    return at(endpoint, region, credentials);
  }

  static Optional<String> at(URI endpoint, Region region, AwsCredentialsProvider credentials) {
    try (SdkHttpClient http = Transport.to(endpoint, LIMIT, LIMIT);
        StsClient sts =
            StsClient.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(
                    o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(LIMIT))
                .build()) {
      return Optional.ofNullable(sts.getCallerIdentity().account());
    } catch (SdkException _) {
      return Optional.empty();
    }
  }
}
