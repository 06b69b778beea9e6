package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.credentials.CallerAccount;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.UnthrottledRetries;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.RateLimiter;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/// One client that never sends twice, for writes, and one that tries again with jitter, for reads,
/// which go no faster than the rate limiter lets them. With the SDK's own retry a lost reply to an
/// acknowledge that succeeded would come back as `InvalidNonceException`. Each is built when it is
/// first used: one costs a command much of its time.
final class SdkClients implements AutoCloseable {
  /// How often one read may be throttled: with the limiter's pauses that is minutes.
  private static final int MOST_THROTTLED = 25;

  private final ServiceConnection connection;
  private final CallerAccount account;
  private final AwsCredentialsProvider credentials;
  private final Runnable renewal;
  private final TimeLimits limits;
  private final RateLimiter rateLimiter;
  private final SdkHttpClient http;
  private Optional<CodePipelineClient> writes = Optional.empty();
  private Optional<CodePipelineClient> reads = Optional.empty();

  /// @param renewal lets go of what renews the credentials
  /// @param rateLimiter shared by all reads of the account and Region
  SdkClients(
      ServiceConnection connection,
      CallerAccount account,
      AwsCredentialsProvider credentials,
      Runnable renewal,
      TimeLimits limits,
      RateLimiter rateLimiter,
      HttpTransport transport) {
    this.connection = connection;
    this.account = account;
    this.credentials = credentials;
    this.renewal = renewal;
    this.limits = limits;
    this.rateLimiter = rateLimiter;
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

  /// Reads when it is its turn, and again while the service throttles.
  ///
  /// @throws AbortedException if it was interrupted while it waited
  <T> T read(Function<CodePipelineClient, T> ask) {
    CodePipelineClient client = reads();
    for (int attempt = 1; true; attempt++) {
      long turn = awaitTurn();
      try {
        T reply = ask.apply(client);
        rateLimiter.answered();
        return reply;
      } catch (SdkException e) {
        if (!UnthrottledRetries.isThrottled(e)) {
          rateLimiter.answered();
          throw e;
        }
        rateLimiter.throttled(turn);
        if (attempt == MOST_THROTTLED) {
          throw e;
        }
      }
    }
  }

  private long awaitTurn() {
    try {
      return rateLimiter.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while waiting for its turn", e);
    }
  }

  RateLimiter rateLimiter() {
    return rateLimiter;
  }

  /// For [#read]; visible to the test of what the client refuses.
  synchronized CodePipelineClient reads() {
    if (reads.isEmpty()) {
      reads = Optional.of(client(new UnthrottledRetries(), AllowedOperations.READS));
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
