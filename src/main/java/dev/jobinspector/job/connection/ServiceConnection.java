package dev.jobinspector.job.connection;

import java.net.URI;
import java.util.Optional;

/// The endpoint and Region that requests go to, and the profile and account that they are made as.
///
/// @param profile of the shared AWS configuration; empty for the emulator and for credentials that
///   come from elsewhere
/// @param account twelve digits; empty while it is not known
/// @param endpoint the address in force
/// @param endpointSource where the address came from, in words, such as "environment variable
///   AWS_ENDPOINT_URL"
public record ServiceConnection(
    Target target,
    Optional<String> profile,
    String region,
    Optional<String> account,
    URI endpoint,
    String endpointSource) {

  /// Returns this connection with what is known of the account.
  public ServiceConnection withAccount(Optional<String> known) {
    return new ServiceConnection(target, profile, region, known, endpoint, endpointSource);
  }

  /// Returns whether the two lead to the same service and Region: an id means the same job over
  /// both.
  public boolean reachesTheSameAs(ServiceConnection other) {
    return endpoint.equals(other.endpoint) && region.equals(other.region);
  }

  /// The kind of service at the endpoint.
  public enum Target {
    /// A local CodePipeline: never sees real credentials.
    EMULATOR,
    AWS
  }
}
