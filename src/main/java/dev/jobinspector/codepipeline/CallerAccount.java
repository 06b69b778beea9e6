package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.Transport;
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
  private static final TimeLimits LIMITS = new TimeLimits(LIMIT, LIMIT, LIMIT);

  private CallerAccount() {}

  static Optional<String> ofAws(
      Transport transport, Region region, AwsCredentialsProvider credentials) {
    URI endpoint =
        software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider.defaultProvider()
            .resolveEndpoint(to -> to.region(region).useGlobalEndpoint(false))
            .join()
            .url();
    return at(transport, endpoint, region, credentials);
  }

  static Optional<String> at(
      Transport transport, URI endpoint, Region region, AwsCredentialsProvider credentials) {
    try (SdkHttpClient http = transport.to(endpoint, LIMITS);
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
