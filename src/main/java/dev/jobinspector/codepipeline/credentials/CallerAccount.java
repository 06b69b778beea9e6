package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// Whose account the credentials belong to. Taken from them where they carry it; else STS is asked
/// (GetCallerIdentity, which needs no permission) beside the first request, which does not wait.
public final class CallerAccount implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(4);

  /// A command may be over before STS, asked beside it, has answered.
  private static final long GRACE_MILLIS = 300;

  private final CompletableFuture<Optional<String>> answer;
  private final KnownAccounts known;
  private final String accessKeyId;

  /// Where STS did not answer the last time, nobody waits for it.
  private final boolean awaited;

  private boolean closed;

  private CallerAccount(Optional<String> account) {
    this(CompletableFuture.completedFuture(account), KnownAccounts.none(), "");
  }

  private CallerAccount(
      CompletableFuture<Optional<String>> answer, KnownAccounts known, String accessKeyId) {
    this.answer = answer;
    this.known = known;
    this.accessKeyId = accessKeyId;
    awaited = !known.isUnanswered(accessKeyId);
  }

  /// Returns what nobody asks for.
  public static CallerAccount unknown() {
    return new CallerAccount(Optional.empty());
  }

  /// Finds out about AWS's credentials. Returns at once.
  public static CallerAccount of(
      ResolvedCredentials credentials,
      AwsEndpoints endpoints,
      Region region,
      HttpTransport transport,
      KnownAccounts known) {
    Optional<String> account = credentials.account().or(() -> known.of(credentials.accessKeyId()));
    if (account.isPresent()) {
      return new CallerAccount(account);
    }
    CallerAccount caller =
        new CallerAccount(new CompletableFuture<>(), known, credentials.accessKeyId());
    Thread.ofVirtual()
        .name("account")
        .start(() -> caller.answered(asked(credentials, endpoints, region, transport)));
    return caller;
  }

  private void answered(Optional<String> account) {
    account.ifPresent(this::keep);
    answer.complete(account);
  }

  /// Nothing is written once the connection is closed, when its data folder may be gone.
  private synchronized void keep(String account) {
    if (!closed) {
      known.keep(accessKeyId, account);
    }
  }

  private static Optional<String> asked(
      ResolvedCredentials credentials,
      AwsEndpoints endpoints,
      Region region,
      HttpTransport transport) {
    try {
      return ask(
          endpoints.ofAws(AwsService.STS, region).uri(), region, credentials.provider(), transport);
    } catch (RuntimeException _) {
      // Such as another host that is configured for STS, and is not asked: it stays unknown.
      return Optional.empty();
    }
  }

  /// Asks an emulator, which is on this machine and answers at once.
  public static CallerAccount ofEmulator(
      URI endpoint, Region region, AwsCredentialsProvider placeholder, HttpTransport transport) {
    return new CallerAccount(ask(endpoint, region, placeholder, transport));
  }

  /// Gives STS a moment to answer, so that the account is kept for the next command. Where it did
  /// not the last time, nobody waits for it.
  @Override
  public void close() {
    if (awaited && !answersSoon()) {
      known.keepUnanswered(accessKeyId);
    }
    synchronized (this) {
      closed = true;
    }
  }

  private boolean answersSoon() {
    try {
      return answer.get(GRACE_MILLIS, TimeUnit.MILLISECONDS).isPresent();
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true; // Nobody knows; it is asked again.
    } catch (ExecutionException e) { // it always completes with an answer
      throw new IllegalStateException(e);
    }
  }

  /// Returns the account if it is known by now.
  public Optional<String> known() {
    return answer.getNow(Optional.empty());
  }

  /// Returns the account once it is known, or that it cannot be.
  public CompletableFuture<Optional<String>> answer() {
    return answer.copy();
  }

  private static Optional<String> ask(
      URI endpoint, Region region, AwsCredentialsProvider credentials, HttpTransport transport) {
    try (SdkHttpClient http = transport.to(endpoint, new TimeLimits(LIMIT, LIMIT, LIMIT));
        StsClient sts =
            StsClient.builder()
                .endpointOverride(endpoint)
                .region(region)
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(
                    o ->
                        o.retryStrategy(AwsRetryStrategy.doNotRetry())
                            .apiCallTimeout(LIMIT)
                            .defaultProfileFile(ProfileFile.aggregator().build()))
                .build()) {
      return Optional.ofNullable(sts.getCallerIdentity().account())
          .filter(account -> account.matches("\\d{12}"));
    } catch (SdkException _) {
      return Optional.empty();
    }
  }
}
