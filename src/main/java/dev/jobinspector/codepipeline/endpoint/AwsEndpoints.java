package dev.jobinspector.codepipeline.endpoint;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import dev.jobinspector.codepipeline.config.SelectedProfile;
import dev.jobinspector.job.connection.ConnectionException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/// Resolves the Region and the endpoints of a connection. Done here, not by the SDK, because the
/// SDK takes overrides silently and ignores the switch that turns them off
/// (`AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`).
public record AwsEndpoints(AwsEnvironment environment, SelectedProfile profile) {
  /// Returns the Region in force, if one is set.
  ///
  /// @throws ConnectionException with words if what is set is none
  public Optional<Region> region(Optional<String> chosen) {
    return SelectedRegion.of(chosen, profile, environment).map(SelectedRegion::region);
  }

  /// Returns where CodePipeline is asked, whoever that belongs to.
  ///
  /// @throws ConnectionException with words if what is set is no address
  public ResolvedEndpoint codePipeline(Optional<URI> chosen, Region region) {
    return chosen
        .map(
            uri ->
                ResolvedEndpoint.configured(
                    AwsService.CODEPIPELINE, uri, "the --endpoint-url option"))
        .orElseGet(() -> resolve(AwsService.CODEPIPELINE, region));
  }

  /// Returns where a service other than CodePipeline is asked: a host of that service.
  ///
  /// @throws ConnectionException with words if another host is configured
  public ResolvedEndpoint ofAws(AwsService service, Region region) {
    return trusted(resolve(service, region));
  }

  private static ResolvedEndpoint trusted(ResolvedEndpoint endpoint) {
    if (!endpoint.ownedByAws()) {
      throw new ConnectionException(refusal(endpoint) + ".");
    }
    return endpoint;
  }

  private static String refusal(ResolvedEndpoint endpoint) {
    return "%s (from %s) is no host of AWS's %s over https, so it gets no credentials. Remove that setting, or set AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true"
        .formatted(endpoint.uri(), endpoint.source(), endpoint.service().id());
  }

  /// Returns the host of an endpoint of CodePipeline that is not AWS's if the user has tied the
  /// profile to it.
  ///
  /// @param hosts that the profile is tied to, in lower case
  /// @throws ConnectionException with words if credentials may not be sent there
  public static Optional<String> tiedHost(ResolvedEndpoint endpoint, Set<String> hosts) {
    if (endpoint.ownedByAws()) {
      return Optional.empty();
    }
    String host = endpoint.uri().getHost();
    if (!hosts.contains(host)) {
      throw new ConnectionException(
          refusal(endpoint)
              + ". If you mean that host to get them, tie the profile to it in the connection.");
    }
    return Optional.of(host);
  }

  private ResolvedEndpoint resolve(AwsService service, Region region) {
    boolean ignored =
        environment.isOn(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", profile, "ignore_configured_endpoint_urls");
    return (ignored ? Optional.<ResolvedEndpoint>empty() : configured(service))
        .orElseGet(() -> ofService(service, region));
  }

  private Optional<ResolvedEndpoint> configured(AwsService service) {
    return variable(service, service.variable())
        .or(() -> variable(service, "AWS_ENDPOINT_URL"))
        .or(
            () ->
                of(
                    service,
                    inServicesSection(service),
                    "the services section of profile " + profile.name()))
        .or(
            () ->
                of(
                    service,
                    profile.text("endpoint_url"),
                    "endpoint_url of profile " + profile.name()));
  }

  private Optional<String> inServicesSection(AwsService service) {
    return profile
        .text("services")
        .flatMap(name -> Optional.ofNullable(environment.config().services().get(name)))
        .flatMap(section -> section.text(service.id() + ".endpoint_url"));
  }

  private Optional<ResolvedEndpoint> variable(AwsService service, String name) {
    return of(service, environment.variable(name), "the environment variable " + name);
  }

  private static Optional<ResolvedEndpoint> of(
      AwsService service, Optional<String> url, String source) {
    return url.map(
        text -> {
          try {
            return ResolvedEndpoint.configured(service, URI.create(text), source);
          } catch (IllegalArgumentException _) {
            throw new ConnectionException(
                "The endpoint that %s gives is not a URL. Correct it.".formatted(source));
          }
        });
  }

  private ResolvedEndpoint ofService(AwsService service, Region region) {
    URI uri =
        service.endpoint(
            region,
            environment.isOn("AWS_USE_FIPS_ENDPOINT", profile, "use_fips_endpoint"),
            environment.isOn("AWS_USE_DUALSTACK_ENDPOINT", profile, "use_dualstack_endpoint"));
    return new ResolvedEndpoint(service, uri, "the AWS endpoint of " + region.id());
  }
}
