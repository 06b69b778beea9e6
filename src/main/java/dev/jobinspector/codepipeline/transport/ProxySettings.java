package dev.jobinspector.codepipeline.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which proxy a request goes through, by the rules of curl and the AWS CLI: `https_proxy` for
/// https, `http_proxy` for http alone, each in lower case before upper case (an empty one switches
/// the other off), and none for what `no_proxy` names. Where no variable names a proxy, that of the
/// system's settings. This machine is reached past any proxy, which would see what is meant for the
/// emulator.
public final class ProxySettings {
  private static final Pattern NO_PROXY =
      Pattern.compile("\\*?\\.?(?<host>\\[[^]]+]|[^:]+|[0-9a-fA-F:.]+)(?::(?<port>\\d+))?");
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private final Map<String, String> variables;
  private final Function<URI, Optional<ProxyServer>> system;

  private ProxySettings(
      Map<String, String> variables, Function<URI, Optional<ProxyServer>> system) {
    this.variables = variables;
    this.system = system;
  }

  /// Returns the settings of an environment, before those of the system.
  public static ProxySettings of(Map<String, String> variables) {
    return new ProxySettings(variables, uri -> ofSystem(ProxySelector.getDefault(), uri));
  }

  /// Returns the settings of an environment, with nothing of the system.
  static ProxySettings of(Map<String, String> variables, ProxySelector system) {
    return new ProxySettings(variables, uri -> ofSystem(system, uri));
  }

  /// Returns settings that name no proxy, not even the system's.
  static ProxySettings none() {
    return new ProxySettings(Map.of(), _ -> Optional.empty());
  }

  Optional<ProxyServer> proxyFor(URI uri) {
    if (EndpointUrl.isLoopback(uri) || isExcepted(uri)) {
      return Optional.empty();
    }
    String name = uri.getScheme() + "_proxy";
    return named(name)
        .map(
            variable ->
                Optional.of(variables.getOrDefault(variable, ""))
                    .filter(value -> !value.isBlank())
                    .map(value -> ProxyServer.parse(value, variable)))
        .orElseGet(() -> system.apply(uri));
  }

  private Optional<String> named(String name) {
    return java.util.stream.Stream.of(name, name.toUpperCase(Locale.ROOT))
        .filter(variables::containsKey)
        .findFirst();
  }

  private boolean isExcepted(URI uri) {
    String exceptions = named("no_proxy").map(variables::get).orElse("");
    return Arrays.stream(exceptions.split("[,\\s]+", -1))
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> entry.equals("*") || covers(entry, uri));
  }

  private static boolean covers(String entry, URI uri) {
    String host = bare(uri.getHost().toLowerCase(Locale.ROOT));
    if (entry.contains("/")) {
      return isInNetwork(host, entry);
    }
    Matcher parts = NO_PROXY.matcher(entry);
    if (!parts.matches()) {
      return false;
    }
    String name = bare(parts.group("host"));
    boolean samePort =
        parts.group("port") == null || Integer.parseInt(parts.group("port")) == port(uri);
    return samePort && (host.equals(name) || host.endsWith("." + name));
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Whether an address, not a name, lies in a network such as `10.0.0.0/8`.
  private static boolean isInNetwork(String host, String network) {
    int slash = network.indexOf('/');
    try {
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      byte[] base = InetAddress.ofLiteral(bare(network.substring(0, slash))).getAddress();
      int bits = Integer.parseInt(network.substring(slash + 1));
      if (address.length != base.length || bits < 0 || bits > base.length * Byte.SIZE) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if ((address[bit / Byte.SIZE] & mask) != (base[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException _) { // a name, or no network
      return false;
    }
  }

  private static Optional<ProxyServer> ofSystem(ProxySelector selector, URI uri) {
    return Optional.ofNullable(selector).stream()
        .flatMap(found -> found.select(uri).stream())
        .findFirst()
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .map(
            at ->
                new ProxyServer(
                    at.getHostString(), at.getPort(), Optional.empty(), "the system's settings"));
  }
}
