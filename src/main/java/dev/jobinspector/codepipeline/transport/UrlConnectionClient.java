package dev.jobinspector.codepipeline.transport;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// Java's own HTTP connections as a client of the SDK. The SDK's adapter to them has no hook
/// between "connected" and "sent", and no limit over a whole reply.
final class UrlConnectionClient implements SdkHttpClient {
  private final Transport transport;
  private final TimeLimits limits;

  UrlConnectionClient(Transport transport, TimeLimits limits) {
    this.transport = transport;
    this.limits = limits;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new OneExchange(transport, limits, request);
  }

  @Override
  public void close() {
    // Connections are Java's, which closes those that idle.
  }

  @Override
  public String clientName() {
    return "UrlConnection";
  }
}
