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
  private final Runnable whenClosed;

  private CallerAccount(CompletableFuture<Optional<String>> answer) {
    this(answer, () -> {});
  }

  private CallerAccount(CompletableFuture<Optional<String>> answer, Runnable whenClosed) {
    this.answer = answer;
    this.whenClosed = whenClosed;
  }

  /// Returns what nobody asks for.
  public static CallerAccount unknown() {
    return new CallerAccount(CompletableFuture.completedFuture(Optional.empty()));
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
      return new CallerAccount(CompletableFuture.completedFuture(account));
    }
    String key = credentials.accessKeyId();
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("account")
        .start(
            () -> {
              Optional<String> said = asked(credentials, endpoints, region, transport);
              said.ifPresent(told -> known.keep(key, told));
              answer.complete(said);
            });
    // Where STS did not answer the last time, nobody waits for it.
    return known.isUnanswered(key)
        ? new CallerAccount(answer)
        : new CallerAccount(answer, () -> waited(answer, () -> known.keepUnanswered(key)));
  }

  private static void waited(CompletableFuture<Optional<String>> answer, Runnable inVain) {
    try {
      if (answer.get(GRACE_MILLIS, TimeUnit.MILLISECONDS).isEmpty()) {
        inVain.run();
      }
    } catch (TimeoutException _) {
      inVain.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) { // it always completes with an answer
      throw new IllegalStateException(e);
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
    return new CallerAccount(
        CompletableFuture.completedFuture(
            EmulatorIdentity.account(
                endpoint, region, placeholder, transport, new TimeLimits(LIMIT, LIMIT, LIMIT))));
  }

  /// Gives STS a moment to answer, so that the account is kept for the next command. Where it did
  /// not the last time, there is none.
  @Override
  public void close() {
    whenClosed.run();
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
