package dev.jobinspector.codepipeline.transport;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/// The SDK's retries of reads, without those of throttled ones: these go by the rate limiter, which
/// all requests share.
public final class UnthrottledRetries implements RetryStrategy {
  private final RetryStrategy standard = AwsRetryStrategy.standardRetryStrategy();

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return standard.acquireInitialToken(request);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    if (isThrottled(request.failure())) {
      throw new TokenAcquisitionFailedException(
          "The rate limiter retries it", request.token(), request.failure());
    }
    return standard.refreshRetryToken(request);
  }

  /// Returns whether the service said that there were too many requests.
  public static boolean isThrottled(Throwable failure) {
    return failure instanceof SdkException thrown && RetryUtils.isThrottlingException(thrown);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return standard.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return standard.maxAttempts();
  }

  /// Else the client would build another strategy from this one.
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return standard.toBuilder();
  }
}
