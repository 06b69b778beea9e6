package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.transport.InterruptibleCall;
import dev.jobinspector.job.connection.ConnectionException;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/// Credentials whose failures are said in words, at the first request and at every renewal. What is
/// sent for them is no part of the request that they are for, and whoever waits can be cancelled.
record ExplainedCredentials(AwsCredentialsProvider from, Function<RuntimeException, String> words)
    implements AwsCredentialsProvider {
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return InterruptibleCall.of(from::resolveCredentials, _ -> {});
    } catch (ConnectionException | AbortedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Of any type: the SDK's providers throw their own, and those of the JDK.
      throw new ConnectionException(words.apply(e));
    }
  }
}
