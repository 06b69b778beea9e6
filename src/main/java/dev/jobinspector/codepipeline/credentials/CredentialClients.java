package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.endpoint.AwsEndpoints;
import dev.jobinspector.codepipeline.endpoint.AwsService;
import dev.jobinspector.codepipeline.transport.HttpTransport;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Makes the clients of the services that give credentials. Each has an endpoint that was checked,
/// no profile to read other settings from, two tries and a time limit.
final class CredentialClients implements AutoCloseable {
  private static final int TRIES = 2;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(4);

  /// For everything, tries included.
  static final Duration CALL = Duration.ofSeconds(10);

  private final AwsEndpoints endpoints;
  private final HttpTransport transport;
  private final Duration call;
  private final List<SdkAutoCloseable> opened = new ArrayList<>();

  CredentialClients(AwsEndpoints endpoints, HttpTransport transport, Duration call) {
    this.endpoints = endpoints;
    this.transport = transport;
    this.call = call;
  }

  StsClient sts(Region region, AwsCredentialsProvider source) {
    return built(StsClient.builder().credentialsProvider(source), AwsService.STS, region);
  }

  StsClient stsWithoutCredentials(Region region) {
    return sts(region, AnonymousCredentialsProvider.create());
  }

  SsoClient sso(Region region) {
    return built(
        SsoClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
        AwsService.SSO,
        region);
  }

  SsoOidcClient oidc(Region region) {
    return built(
        SsoOidcClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
        AwsService.SSO_OIDC,
        region);
  }

  SigninClient signin(Region region) {
    return built(
        SigninClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
        AwsService.SIGNIN,
        region);
  }

  private <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C built(B builder, AwsService service, Region region) {
    URI endpoint = endpoints.ofAws(service, region).uri();
    SdkHttpClient http = transport.to(endpoint, new TimeLimits(CONNECT, READ, call));
    C client =
        builder
            .httpClient(http)
            .endpointOverride(endpoint)
            .region(region)
            .fipsEnabled(false)
            .dualstackEnabled(false)
            .overrideConfiguration(
                o ->
                    o.retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build())
                        .apiCallTimeout(call)
                        .defaultProfileFile(ProfileFile.aggregator().build()))
            .build();
    synchronized (opened) {
      opened.add(client);
      opened.add(http);
    }
    return client;
  }

  @Override
  public void close() {
    synchronized (opened) {
      opened.forEach(SdkAutoCloseable::close);
      opened.clear();
    }
  }
}
