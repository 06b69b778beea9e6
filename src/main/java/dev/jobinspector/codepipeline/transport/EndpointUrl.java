package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.job.connection.ConnectionException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The address of a service as a user may give it: where, and nothing that is a secret. It is
/// shown, and kept in the history.
public final class EndpointUrl {
  /// Addresses, not names that begin like one: anybody can have `127.0.0.1.example.com`.
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private EndpointUrl() {}

  /// Returns the address with scheme and host in lower case.
  ///
  /// @param source where it came from, in words
  /// @throws ConnectionException with words, which do not repeat the address, if it is no http or
  ///   https URL, or holds a user name, a password, a query or a fragment
  public static URI checked(URI given, String source) {
    String scheme = lower(given.getScheme() == null ? "" : given.getScheme());
    if (given.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new ConnectionException(
          "The endpoint that %s gives is not an http or https URL. Correct it.".formatted(source));
    }
    if (given.getRawUserInfo() != null
        || given.getRawQuery() != null
        || given.getRawFragment() != null) {
      throw new ConnectionException(
          """
          The endpoint that %s gives holds a user name, a password, a query or a fragment. It would \
          be shown and kept in the history, so it is not used. Give the scheme, the host and the \
          port alone, such as https://HOST:PORT.\
          """
              .formatted(source));
    }
    try {
      return new URI(
          scheme, null, lower(given.getHost()), given.getPort(), given.getPath(), null, null);
    } catch (URISyntaxException e) { // its parts were those of a URL
      throw new IllegalStateException(e);
    }
  }

  /// Whether the address is on this machine.
  public static boolean isLoopback(URI endpoint) {
    return LOOPBACK.matcher(lower(endpoint.getHost())).matches();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
