package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ConnectionException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.endpoints.CodePipelineEndpointProvider;

/// The address that requests go to and where it came from. Resolved here, not by the SDK, because
/// the SDK takes overrides silently and ignores the switch that turns them off
/// (`AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`).
record ResolvedEndpoint(URI uri, String source) {

  static ResolvedEndpoint resolve(
      Optional<URI> chosen, String profile, Region region, AwsEnvironment environment) {
    return chosen
        .map(uri -> new ResolvedEndpoint(uri, "the --endpoint-url option"))
        .or(() -> configured(profile, environment))
        .map(ResolvedEndpoint::checked)
        .orElseGet(() -> ofService(profile, region, environment));
  }

  /// Whether the address is on this machine.
  boolean loopback() {
    String host = uri.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /// Whether credentials may be sent there: only AWS over TLS, and this machine.
  boolean trusted() {
    return loopback()
        || (uri.getScheme().equals("https")
            && Stream.of(".amazonaws.com", ".api.aws", ".amazonaws.com.cn", ".amazonaws.eu")
                .anyMatch(uri.getHost()::endsWith));
  }

  private static Optional<ResolvedEndpoint> configured(String profile, AwsEnvironment environment) {
    boolean ignored =
        environment
            .variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            .or(() -> environment.profileProperty(profile, "ignore_configured_endpoint_urls"))
            .map(Boolean::parseBoolean)
            .orElse(false);
    if (ignored) {
      return Optional.empty();
    }
    return variable("AWS_ENDPOINT_URL_CODEPIPELINE", environment)
        .or(() -> variable("AWS_ENDPOINT_URL", environment))
        .or(
            () ->
                of(
                    environment.serviceProperty(profile, "endpoint_url"),
                    "the services section of profile " + profile))
        .or(
            () ->
                of(
                    environment.profileProperty(profile, "endpoint_url"),
                    "endpoint_url of profile " + profile));
  }

  private static Optional<ResolvedEndpoint> variable(String name, AwsEnvironment environment) {
    return of(environment.variable(name), "the environment variable " + name);
  }

  private static Optional<ResolvedEndpoint> of(Optional<String> url, String source) {
    return url.map(
        text -> {
          try {
            return new ResolvedEndpoint(URI.create(text), source);
          } catch (IllegalArgumentException malformed) {
            throw new ConnectionException(
                "The endpoint that %s gives is not a URL. Correct it.".formatted(source));
          }
        });
  }

  private static ResolvedEndpoint checked(ResolvedEndpoint endpoint) {
    String scheme = endpoint.uri.getScheme();
    if (endpoint.uri.getHost() == null
        || scheme == null
        || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new ConnectionException(
          "The endpoint that %s gives is not an http or https URL. Correct it."
              .formatted(endpoint.source));
    }
    return endpoint;
  }

  private static ResolvedEndpoint ofService(
      String profile, Region region, AwsEnvironment environment) {
    boolean fips =
        FipsEnabledProvider.builder()
            .profileFile(environment::profiles)
            .profileName(profile)
            .build()
            .isFipsEnabled()
            .orElse(false);
    boolean dualstack =
        DualstackEnabledProvider.builder()
            .profileFile(environment::profiles)
            .profileName(profile)
            .build()
            .isDualstackEnabled()
            .orElse(false);
    URI uri =
        CodePipelineEndpointProvider.defaultProvider()
            .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
            .join()
            .url();
    return new ResolvedEndpoint(uri, "the AWS endpoint of " + region.id());
  }
}
