package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.codepipeline.transport.NotConnectedException.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// From what Java throws while it connects to what it means.
final class ConnectFailures {
  /// Java tells what the proxy said in words only.
  private static final Pattern PROXY_REPLY =
      Pattern.compile(
          "Unable to tunnel through proxy\\..*\"HTTP/\\S+ (?<status>\\d{3}).*", Pattern.DOTALL);

  private static final String PASSWORD_WANTED = "407";

  private ConnectFailures() {}

  static NotConnectedException of(IOException thrown, URI uri, Optional<ProxyServer> proxy) {
    String host = uri.getHost();
    Optional<String> refused = proxy.flatMap(through -> refusal(thrown, uri, through));
    if (refused.isPresent()) {
      return new NotConnectedException(Cause.PROXY, refused.get());
    }
    if (uri.getScheme().equals("https") && !isOfNetwork(thrown)) {
      return new NotConnectedException(
          Cause.TLS,
          TlsFailures.userMessage(thrown, host)
              + proxy.map(" The proxy is %s."::formatted).orElse(""));
    }
    return new NotConnectedException(
        Cause.UNREACHABLE,
        isUnknownHost(thrown)
            ? "The name %s is not known to this machine's name server.".formatted(host)
            : "No connection to %s could be made.".formatted(host));
  }

  private static Optional<String> refusal(IOException thrown, URI uri, ProxyServer proxy) {
    Matcher reply = PROXY_REPLY.matcher(String.valueOf(thrown.getMessage()));
    if (reply.matches()) {
      String status = reply.group("status");
      return Optional.of(
          status.equals(PASSWORD_WANTED)
              ? proxy.login().isPresent()
                  ? "The proxy %s does not accept the user name and password.".formatted(proxy)
                  : "The proxy %s asks for a user name and password.".formatted(proxy)
              : "The proxy %s does not let requests through to %s (HTTP status %s)."
                  .formatted(proxy, uri.getHost(), status));
    }
    if (isUnknownHost(thrown)) {
      return Optional.of("The proxy %s is not known to the name server.".formatted(proxy));
    }
    if (isOfNetwork(thrown)) {
      return Optional.of("The proxy %s cannot be reached.".formatted(proxy));
    }
    return causes(thrown).anyMatch(javax.net.ssl.SSLException.class::isInstance)
        ? Optional.empty()
        : Optional.of("The proxy %s gave no usable answer.".formatted(proxy));
  }

  private static boolean isUnknownHost(Throwable thrown) {
    return causes(thrown).anyMatch(UnknownHostException.class::isInstance);
  }

  private static boolean isOfNetwork(Throwable thrown) {
    return causes(thrown)
        .anyMatch(
            cause ->
                cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || (cause instanceof SocketTimeoutException
                        && String.valueOf(cause.getMessage()).startsWith("Connect timed out")));
  }

  static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }
}
