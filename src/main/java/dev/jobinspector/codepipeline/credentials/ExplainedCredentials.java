package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.transport.InterruptibleCall;
import dev.jobinspector.codepipeline.transport.QuotedSecrets;
import dev.jobinspector.job.connection.ConnectionException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/// Credentials whose failures are said in words, at the first request and at every renewal. What is
/// sent for them is no part of the request that they are for, and whoever waits can be cancelled.
///
/// @param secrets that were sent for them: the words may quote who was asked, who may quote these
record ExplainedCredentials(
    AwsCredentialsProvider from,
    Function<RuntimeException, ConnectionException> words,
    Supplier<List<String>> secrets)
    implements AwsCredentialsProvider {
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return InterruptibleCall.of(from::resolveCredentials, _ -> {});
    } catch (AbortedException e) {
      throw e;
    } catch (ConnectionException e) {
      throw masked(e);
    } catch (RuntimeException e) {
      // Of any type: the SDK's providers throw their own, and those of the JDK.
      throw masked(words.apply(e));
    }
  }

  private ConnectionException masked(ConnectionException e) {
    return new ConnectionException(
        new QuotedSecrets(secrets.get()).masked(e.userMessage()), e.next());
  }
}
