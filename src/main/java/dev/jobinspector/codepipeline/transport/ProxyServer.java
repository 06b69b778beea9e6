package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.job.connection.ConnectionException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A proxy that requests go through.
///
/// @param login what the proxy asks for, if it is known
/// @param source where the proxy came from, in words
record ProxyServer(String host, int port, Optional<Login> login, String source) {
  private static final int HTTP_PORT = 80;
  private static final Pattern ADDRESS =
      Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?/?");

  /// A user name and a password; neither is ever shown.
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /// Returns the proxy that a variable names, as curl and the AWS CLI read it: with or without
  /// `http://`, with or without `user:password@`, in which `%40` is an `@`.
  ///
  /// @throws ConnectionException with words, which do not repeat the value, if it is none
  static ProxyServer parse(String value, String variable) {
    String rest = value.strip();
    int scheme = rest.indexOf("://");
    if (scheme >= 0) {
      if (!rest.substring(0, scheme).toLowerCase(Locale.ROOT).equals("http")) {
        throw new ConnectionException(
            "The proxy of %s is not one of http://. Others (https://, socks5://) are not supported: set %s=http://HOST:PORT."
                .formatted(variable, variable));
      }
      rest = rest.substring(scheme + 3);
    }
    int at = rest.lastIndexOf('@');
    Matcher address = ADDRESS.matcher(rest.substring(at + 1));
    if (!address.matches()) {
      throw new ConnectionException(
          "The proxy of %s is not a URL. Correct it: %s=http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT."
              .formatted(variable, variable));
    }
    return new ProxyServer(
        address.group("host"),
        address.group("port") == null ? HTTP_PORT : Integer.parseInt(address.group("port")),
        at < 0 ? Optional.empty() : Optional.of(login(rest.substring(0, at))),
        variable);
  }

  private static Login login(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Login(decoded(text), "")
        : new Login(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
  }

  /// A `+` is itself; a `%` that begins no code is, too.
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  Proxy toProxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /// Returns the proxy as users are told of it: without its user name and password.
  @Override
  public String toString() {
    return "%s:%d (from %s)".formatted(host, port, source);
  }
}
