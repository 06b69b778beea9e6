package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.transport.Transport;
import dev.jobinspector.job.connection.ConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/// Credentials whose failures are said in words, at the first request and at every renewal.
record ExplainedCredentials(AwsCredentialsProvider from, Function<RuntimeException, String> words)
    implements AwsCredentialsProvider {
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      // What is sent for credentials is no part of the request that they are for.
      return ScopedValue.where(Transport.SENT, new AtomicInteger()).call(from::resolveCredentials);
    } catch (ConnectionException | AbortedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Of any type: the SDK's providers throw their own, and those of the JDK.
      throw new ConnectionException(words.apply(e));
    }
  }
}
