package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.credentials.CallerAccount;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ServiceConnection;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/// One client that never sends twice, for writes, and one that tries again with jitter, for reads.
/// With the SDK's own retry a lost reply to an acknowledge that succeeded would come back as
/// `InvalidNonceException`. Each is built when it is first used: one costs a command much of its
/// time.
final class SdkClients implements AutoCloseable {
  private final ServiceConnection connection;
  private final CallerAccount account;
  private final AwsCredentialsProvider credentials;
  private final Runnable renewal;
  private final TimeLimits limits;
  private final SdkHttpClient http;
  private Optional<CodePipelineClient> writes = Optional.empty();
  private Optional<CodePipelineClient> reads = Optional.empty();

  /// @param renewal lets go of what renews the credentials
  SdkClients(
      ServiceConnection connection,
      CallerAccount account,
      AwsCredentialsProvider credentials,
      Runnable renewal,
      TimeLimits limits,
      HttpTransport transport) {
    this.connection = connection;
    this.account = account;
    this.credentials = credentials;
    this.renewal = renewal;
    this.limits = limits;
    http = transport.to(connection.endpoint(), limits);
  }

  /// Returns the connection, with the account as far as it is known by now.
  ServiceConnection connection() {
    return connection.withAccount(account.known());
  }

  CallerAccount account() {
    return account;
  }

  synchronized CodePipelineClient writes() {
    if (writes.isEmpty()) {
      writes = Optional.of(client(AwsRetryStrategy.doNotRetry(), AllowedOperations.WRITES));
    }
    return writes.get();
  }

  synchronized CodePipelineClient reads() {
    if (reads.isEmpty()) {
      reads =
          Optional.of(client(AwsRetryStrategy.standardRetryStrategy(), AllowedOperations.READS));
    }
    return reads.get();
  }

  private CodePipelineClient client(RetryStrategy retries, AllowedOperations allowed) {
    ExecutionInterceptor recording = new RecordingInterceptor();
    return CodePipelineClient.builder()
        .httpClient(http)
        .endpointOverride(connection.endpoint())
        .region(Region.of(connection.region()))
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            o ->
                o.retryStrategy(retries)
                    .apiCallTimeout(limits.call())
                    .defaultProfileFile(ProfileFile.aggregator().build())
                    .addExecutionInterceptor(allowed)
                    .addExecutionInterceptor(recording))
        .build();
  }

  @Override
  public synchronized void close() {
    writes.ifPresent(CodePipelineClient::close);
    reads.ifPresent(CodePipelineClient::close);
    http.close();
    account.close();
    renewal.run();
  }
}
