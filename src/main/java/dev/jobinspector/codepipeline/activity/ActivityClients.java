package dev.jobinspector.codepipeline.activity;

import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The clients of CloudTrail and CloudWatch Logs. Each has an endpoint that was checked, and never
/// sends twice: each request counts. Built when first used.
public final class ActivityClients implements AutoCloseable {
  /// LookupEvents was seen taking 35 seconds.
  private static final int SLOWER = 3;

  private final Function<AwsService, URI> endpoints;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final TimeLimits limits;
  private final HttpTransport transport;
  private final List<ExecutionInterceptor> interceptors;
  private final List<SdkAutoCloseable> opened = new ArrayList<>();
  private Optional<CloudTrailClient> trail = Optional.empty();
  private Optional<CloudWatchLogsClient> logs = Optional.empty();

  /// @param endpoints where each service is asked; may refuse in words
  /// @param interceptors that refuse other operations, and record what is sent
  public ActivityClients(
      Function<AwsService, URI> endpoints,
      Region region,
      AwsCredentialsProvider credentials,
      TimeLimits limits,
      HttpTransport transport,
      List<ExecutionInterceptor> interceptors) {
    this.endpoints = endpoints;
    this.region = region;
    this.credentials = credentials;
    this.limits =
        new TimeLimits(
            limits.connect(),
            limits.read().multipliedBy(SLOWER),
            limits.call().multipliedBy(SLOWER));
    this.transport = transport;
    this.interceptors = List.copyOf(interceptors);
  }

  synchronized CloudTrailClient trail() {
    if (trail.isEmpty()) {
      trail = Optional.of(built(CloudTrailClient.builder(), AwsService.CLOUDTRAIL));
    }
    return trail.get();
  }

  synchronized CloudWatchLogsClient logs() {
    if (logs.isEmpty()) {
      logs = Optional.of(built(CloudWatchLogsClient.builder(), AwsService.CLOUDWATCH_LOGS));
    }
    return logs.get();
  }

  private <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C built(B builder, AwsService service) {
    URI endpoint = endpoints.apply(service);
    SdkHttpClient http = transport.to(endpoint, limits);
    C client =
        builder
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(region)
            .fipsEnabled(false)
            .dualstackEnabled(false)
            .credentialsProvider(credentials)
            .overrideConfiguration(
                o -> {
                  o.retryStrategy(AwsRetryStrategy.doNotRetry())
                      .apiCallTimeout(limits.call())
                      .defaultProfileFile(ProfileFile.aggregator().build());
                  interceptors.forEach(o::addExecutionInterceptor);
                })
            .build();
    opened.add(client);
    opened.add(http);
    return client;
  }

  @Override
  public synchronized void close() {
    opened.forEach(SdkAutoCloseable::close);
    opened.clear();
  }
}
