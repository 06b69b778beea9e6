package dev.jobinspector.codepipeline.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.endpoints.CloudTrailEndpointProvider;
import software.amazon.awssdk.services.cloudwatchlogs.endpoints.CloudWatchLogsEndpointProvider;
import software.amazon.awssdk.services.codepipeline.endpoints.CodePipelineEndpointProvider;
import software.amazon.awssdk.services.signin.endpoints.SigninEndpointProvider;
import software.amazon.awssdk.services.sso.endpoints.SsoEndpointProvider;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/// The services that are asked, each with its hosts as the SDK's own rules have them: partition,
/// FIPS and dual-stack included.
public enum AwsService {
  CODEPIPELINE("codepipeline"),
  CLOUDTRAIL("cloudtrail"),
  CLOUDWATCH_LOGS("cloudwatch_logs"),
  STS("sts"),
  SSO("sso"),
  SSO_OIDC("sso_oidc"),
  SIGNIN("signin");

  private final String id;

  AwsService(String id) {
    this.id = id;
  }

  /// Returns the name of its block in a services section.
  String id() {
    return id;
  }

  /// Returns the variable that overrides its endpoint.
  String variable() {
    return "AWS_ENDPOINT_URL_" + id.toUpperCase(Locale.ROOT);
  }

  URI endpoint(Region region, boolean fips, boolean dualstack) {
    return switch (this) {
      case CODEPIPELINE ->
          CodePipelineEndpointProvider.defaultProvider()
              .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
              .join()
              .url();
      case CLOUDTRAIL ->
          CloudTrailEndpointProvider.defaultProvider()
              .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
              .join()
              .url();
      case CLOUDWATCH_LOGS ->
          CloudWatchLogsEndpointProvider.defaultProvider()
              .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
              .join()
              .url();
      case STS ->
          StsEndpointProvider.defaultProvider()
              .resolveEndpoint(
                  to ->
                      to.region(region)
                          .useFips(fips)
                          .useDualStack(dualstack)
                          .useGlobalEndpoint(false))
              .join()
              .url();
      case SSO ->
          SsoEndpointProvider.defaultProvider()
              .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
              .join()
              .url();
      case SSO_OIDC ->
          SsoOidcEndpointProvider.defaultProvider()
              .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
              .join()
              .url();
      case SIGNIN ->
          SigninEndpointProvider.defaultProvider()
              .resolveEndpoint(to -> to.region(region).useFips(fips).useDualStack(dualstack))
              .join()
              .url();
    };
  }

  /// Returns whether a host is one of this service's own, or its interface endpoint in a VPC. Other
  /// hosts below the same domains may be anybody's: a bucket can be named like a service.
  boolean owns(String host) {
    String named = host.startsWith("vpce-") ? host.substring(host.indexOf('.') + 1) : host;
    String own = named.equals(host) ? host : named.replaceFirst("\\.vpce\\.", ".");
    if (!named.equals(host) && own.equals(named)) {
      return false;
    }
    return Stream.of(own.split("\\."))
        .filter(SelectedRegion::isRegion)
        .map(Region::of)
        .flatMap(
            region ->
                Stream.of(
                    endpoint(region, false, false),
                    endpoint(region, true, false),
                    endpoint(region, false, true),
                    endpoint(region, true, true)))
        .anyMatch(endpoint -> endpoint.getHost().equals(own));
  }
}
