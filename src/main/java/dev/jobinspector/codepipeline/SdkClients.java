package dev.jobinspector.codepipeline;

import dev.jobinspector.job.Connection;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/// One client that never sends twice, for writes, and one that tries again with jitter, for reads.
/// With the SDK's own retry a lost reply to an acknowledge that succeeded would come back as
/// `InvalidNonceException`.
final class SdkClients implements AutoCloseable {
  private final SdkHttpClient http;
  private final CodePipelineClient writes;
  private final CodePipelineClient reads;

  SdkClients(Connection connection, AwsCredentialsProvider credentials, TimeLimits limits) {
    http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(limits.connect())
            .socketTimeout(limits.read())
            .build();
    writes = client(connection, credentials, limits, AwsRetryStrategy.doNotRetry());
    reads = client(connection, credentials, limits, AwsRetryStrategy.standardRetryStrategy());
  }

  CodePipelineClient writes() {
    return writes;
  }

  CodePipelineClient reads() {
    return reads;
  }

  private CodePipelineClient client(
      Connection connection,
      AwsCredentialsProvider credentials,
      TimeLimits limits,
      RetryStrategy retries) {
    ExecutionInterceptor recording = new RecordingInterceptor();
    return CodePipelineClient.builder()
        .httpClient(http)
        .endpointOverride(connection.endpoint())
        .region(Region.of(connection.region()))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            o ->
                o.retryStrategy(retries)
                    .apiCallTimeout(limits.call())
                    .addExecutionInterceptor(recording))
        .build();
  }

  @Override
  public void close() {
    writes.close();
    reads.close();
    http.close();
  }
}
