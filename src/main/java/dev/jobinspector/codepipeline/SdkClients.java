package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.account.AllowedOperations;
import dev.jobinspector.codepipeline.account.CallerAccount;
import dev.jobinspector.codepipeline.account.ReplyObserver;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.codepipeline.transport.UnthrottledRetries;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.service.RateLimiter;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
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

  /// Whose credentials requests go by.
  ///
  /// @param connection the profile's
  /// @param renewal lets go of what renews the credentials
  record Caller(
      ServiceConnection connection,
      CallerAccount account,
      AwsCredentialsProvider credentials,
      Runnable renewal) {
    /// Returns the connection, with the account as far as it is known by now.
    ServiceConnection known() {
      return connection.withAccount(account.known());
    }
  }

  private final Caller reader;
  private final Caller writer;
  private final Optional<String> tiedHost;
  private final TimeLimits limits;
  private final RateLimiter rateLimiter;
  private final SdkHttpClient http;
  private final ReplyObserver observer = new ReplyObserver();
  private volatile Optional<NextStep> next = Optional.empty();
  private Optional<CodePipelineClient> writes = Optional.empty();
  private Optional<CodePipelineClient> reads = Optional.empty();

  SdkClients(Caller caller, TimeLimits limits, RateLimiter rateLimiter, HttpTransport transport) {
    this(caller, caller, Optional.empty(), limits, rateLimiter, transport);
  }

  /// @param reader whose credentials reads go by
  /// @param writer the same, or another of the same account
  /// @param tiedHost that gets credentials because the user said so
  /// @param rateLimiter shared by all reads of the account and Region
  SdkClients(
      Caller reader,
      Caller writer,
      Optional<String> tiedHost,
      TimeLimits limits,
      RateLimiter rateLimiter,
      HttpTransport transport) {
    this.reader = reader;
    this.writer = writer;
    this.tiedHost = tiedHost;
    this.limits = limits;
    this.rateLimiter = rateLimiter;
    http = transport.to(reader.connection().endpoint(), limits);
  }

  Caller reader() {
    return reader;
  }

  Caller writer() {
    return writer;
  }

  ConnectionState state() {
    Optional<Caller> acting = Optional.of(writer).filter(caller -> !caller.equals(reader));
    return new ConnectionState(
        reader.account().knownIdentity(),
        reader
            .connection()
            .profile()
            .map("profile "::concat)
            .orElse(
                switch (reader.connection().target()) {
                  case EMULATOR -> "none that are secret";
                  case AWS -> "the environment or this machine";
                }),
        acting.flatMap(caller -> caller.connection().profile()),
        acting.flatMap(caller -> caller.account().knownIdentity()),
        tiedHost,
        observer.clockOffset(),
        observer.capabilities(),
        next);
  }

  /// Returns the client for writes, once there are credentials for them.
  CodePipelineClient writes() {
    signedIn(writer);
    return writesClient();
  }

  private synchronized CodePipelineClient writesClient() {
    if (writes.isEmpty()) {
      writes = Optional.of(client(writer, AwsRetryStrategy.doNotRetry(), AllowedOperations.WRITES));
    }
    return writes.get();
  }

  /// A person may have to sign in first, before any time limit of the request runs. Whoever cannot
  /// is told the next step.
  private void signedIn(Caller caller) {
    try {
      AwsCredentials _ = caller.credentials().resolveCredentials();
      next = Optional.empty();
    } catch (ConnectionException e) {
      next = Optional.of(e.next());
      throw e;
    }
  }

  /// Reads when it is its turn, and again while the service throttles.
  ///
  /// @throws AbortedException if it was interrupted while it waited
  <T> T read(Function<CodePipelineClient, T> ask) {
    signedIn(reader);
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
      reads = Optional.of(client(reader, new UnthrottledRetries(), AllowedOperations.READS));
    }
    return reads.get();
  }

  private CodePipelineClient client(
      Caller caller, RetryStrategy retries, AllowedOperations allowed) {
    ExecutionInterceptor recording = new RecordingInterceptor();
    return CodePipelineClient.builder()
        .httpClient(http)
        .endpointOverride(caller.connection().endpoint())
        .region(Region.of(caller.connection().region()))
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .credentialsProvider(caller.credentials())
        .overrideConfiguration(
            o ->
                o.retryStrategy(retries)
                    .apiCallTimeout(limits.call())
                    .defaultProfileFile(ProfileFile.aggregator().build())
                    .addExecutionInterceptor(allowed)
                    .addExecutionInterceptor(observer)
                    .addExecutionInterceptor(recording))
        .build();
  }

  @Override
  public synchronized void close() {
    writes.ifPresent(CodePipelineClient::close);
    reads.ifPresent(CodePipelineClient::close);
    http.close();
    Stream.of(reader, writer)
        .distinct()
        .forEach(
            caller -> {
              caller.account().close();
              caller.renewal().run();
            });
  }
}
