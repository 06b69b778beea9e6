package dev.jobinspector.codepipeline.account;

import dev.jobinspector.codepipeline.credentials.ResolvedCredentials;
import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.transport.CallThreads;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.connection.CallerIdentity;
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
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Whose account the credentials belong to. Taken from them where they carry it; else STS is asked
/// (GetCallerIdentity, which needs no permission) beside the first request, which does not wait.
public final class CallerAccount implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(4);

  /// A command may be over before STS, asked beside it, has answered.
  private static final long GRACE_MILLIS = 300;

  private final CompletableFuture<Optional<String>> answer;
  private final Optional<Question> question;
  private final KnownAccounts known;
  private final String accessKeyId;

  /// Where STS did not answer the last time, nobody waits for it.
  private final boolean awaited;

  private Optional<CompletableFuture<Optional<CallerIdentity>>> identity = Optional.empty();
  private boolean closed;

  /// Asks who makes the requests.
  private interface Question {
    Optional<CallerIdentity> ask();
  }

  private CallerAccount(Optional<CallerIdentity> known) {
    answer = CompletableFuture.completedFuture(known.map(CallerIdentity::account));
    identity = Optional.of(CompletableFuture.completedFuture(known));
    question = Optional.empty();
    this.known = KnownAccounts.none();
    accessKeyId = "";
    awaited = false;
  }

  private CallerAccount(ResolvedCredentials credentials, KnownAccounts known, Question question) {
    this.known = known;
    this.question = Optional.of(question);
    accessKeyId = credentials.accessKeyId();
    Optional<String> account = credentials.account().or(() -> known.of(accessKeyId));
    awaited = account.isEmpty() && !known.isUnanswered(accessKeyId);
    answer =
        account.isPresent()
            ? CompletableFuture.completedFuture(account)
            : identity().thenApply(said -> said.map(CallerIdentity::account));
  }

  /// Returns what nobody asks for.
  public static CallerAccount unknown() {
    return new CallerAccount(Optional.empty());
  }

  /// Finds out about AWS's credentials. Returns at once.
  ///
  /// @param tied the host that gets them because the user said so, which is asked first: an
  ///   emulator knows its own
  public static CallerAccount of(
      ResolvedCredentials credentials,
      AwsEndpoints endpoints,
      Region region,
      Optional<URI> tied,
      HttpTransport transport,
      KnownAccounts known) {
    return new CallerAccount(
        credentials,
        known,
        () ->
            tied.flatMap(host -> ask(host, region, credentials.provider(), transport))
                .or(() -> asked(credentials, endpoints, region, transport)));
  }

  /// Nothing is written once the connection is closed, when its data folder may be gone.
  private synchronized void keep(String account) {
    if (!closed) {
      known.keep(accessKeyId, account);
    }
  }

  private static Optional<CallerIdentity> asked(
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
        EmulatorIdentity.identity(
            endpoint, region, placeholder, transport, new TimeLimits(LIMIT, LIMIT, LIMIT)));
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

  /// Returns who makes the requests, as the service says. It is asked the first time.
  public final synchronized CompletableFuture<Optional<CallerIdentity>> identity() {
    if (identity.isEmpty()) {
      CompletableFuture<Optional<CallerIdentity>> asking = new CompletableFuture<>();
      identity = Optional.of(asking);
      CallThreads.asCaller().name("account").start(() -> answered(asking));
    }
    return identity.get().copy();
  }

  private void answered(CompletableFuture<Optional<CallerIdentity>> asking) {
    Optional<CallerIdentity> said = question.flatMap(Question::ask);
    said.map(CallerIdentity::account).ifPresent(this::keep);
    asking.complete(said);
  }

  /// Returns who makes the requests if somebody asked and the service has answered.
  public synchronized Optional<CallerIdentity> knownIdentity() {
    return identity.flatMap(said -> said.getNow(Optional.empty()));
  }

  private static Optional<CallerIdentity> ask(
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
      GetCallerIdentityResponse said = sts.getCallerIdentity();
      return Optional.ofNullable(said.account())
          .filter(CallerIdentity::isAccount)
          .map(
              account ->
                  new CallerIdentity(
                      account, Optional.ofNullable(said.arn()).map(Excerpt::of).orElse("")));
    } catch (SdkException _) {
      return Optional.empty();
    }
  }
}
