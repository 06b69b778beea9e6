package dev.jobinspector.codepipeline.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/// Keeps credentials until they are nearly over. Whoever waits for them can be cancelled, too.
final class KeptCredentials implements AwsCredentialsProvider {
  private static final Duration EARLY = Duration.ofMinutes(1);

  private final AwsCredentialsProvider from;
  private final ReentrantLock asking = new ReentrantLock();
  private Optional<AwsCredentials> last = Optional.empty();

  KeptCredentials(AwsCredentialsProvider from) {
    this.from = from;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Cancelled", e);
    }
    try {
      if (last.map(KeptCredentials::isNearlyOver).orElse(true)) {
        last = Optional.of(from.resolveCredentials());
      }
      return last.orElseThrow();
    } finally {
      asking.unlock();
    }
  }

  static boolean isNearlyOver(AwsCredentials credentials) {
    return credentials
        .expirationTime()
        .filter(expiration -> Instant.now().plus(EARLY).isAfter(expiration))
        .isPresent();
  }
}
