package dev.jobinspector.codepipeline.endpoint;

import dev.jobinspector.codepipeline.transport.EndpointUrl;
import dev.jobinspector.job.connection.ConnectionException;
import java.net.URI;
import java.util.Locale;

/// The address that a service is asked at and where it came from, in words.
public record ResolvedEndpoint(AwsService service, URI uri, String source) {
  /// Takes an address that somebody configured.
  ///
  /// @throws ConnectionException with words if requests cannot be sent there
  static ResolvedEndpoint configured(AwsService service, URI uri, String source) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new ConnectionException(
          "The endpoint that %s gives is not an http or https URL. Correct it.".formatted(source));
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new ConnectionException(
          "The endpoint that %s gives has a user name, a password, a query or a fragment, which would be kept in the history. Give scheme, host and port alone."
              .formatted(source));
    }
    String rest = uri.toString().substring(uri.toString().indexOf("://"));
    String authority = "://" + uri.getRawAuthority();
    return new ResolvedEndpoint(
        service,
        URI.create(
            scheme + authority.toLowerCase(Locale.ROOT) + rest.substring(authority.length())),
        source);
  }

  /// Returns whether the address is on this machine: there, nothing gets real credentials.
  public boolean loopback() {
    return EndpointUrl.isLoopback(uri);
  }

  /// Returns whether credentials may be sent there: only to the service's own hosts, over TLS.
  public boolean ownedByAws() {
    return uri.getScheme().equals("https") && service.owns(uri.getHost());
  }
}
