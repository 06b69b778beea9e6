package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.EndpointUrl;
import dev.jobinspector.job.connection.ConnectionException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.endpoints.CodePipelineEndpointProvider;

/// The address that requests go to and where it came from. Resolved here, not by the SDK, because
/// the SDK takes overrides silently and ignores the switch that turns them off
/// (`AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`).
record ResolvedEndpoint(URI uri, String source) {
  /// The service's own hosts and its interface endpoints in a VPC; other hosts below these domains
  /// may be anybody's, such as the bucket `codepipeline.s3.amazonaws.com`.
  private static final Pattern CODEPIPELINE =
      Pattern.compile(
          "([a-z0-9-]+\\.)?codepipeline(-fips)?\\.[a-z]{2,5}(-[a-z]+)+-\\d{1,2}\\.(vpce\\.)?"
              + "(amazonaws\\.com|amazonaws\\.com\\.cn|amazonaws\\.eu|api\\.aws"
              + "|api\\.amazonwebservices\\.com\\.cn|csp\\.hci\\.ic\\.gov)");

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
    return EndpointUrl.isLoopback(uri);
  }

  /// Whether credentials may be sent there: only AWS over TLS, and this machine.
  boolean trusted() {
    return loopback()
        || (uri.getScheme().equals("https") && CODEPIPELINE.matcher(uri.getHost()).matches());
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
          } catch (IllegalArgumentException _) {
            throw new ConnectionException(
                "The endpoint that %s gives is not a URL. Correct it.".formatted(source));
          }
        });
  }

  private static ResolvedEndpoint checked(ResolvedEndpoint endpoint) {
    return new ResolvedEndpoint(
        EndpointUrl.checked(endpoint.uri, endpoint.source), endpoint.source);
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
