package dev.jobinspector.codepipeline.transport;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.SdkHttpClient;

/// Makes the HTTP clients of all SDK clients of one connection: through the proxy that the
/// environment names, over TLS with the certificates that are trusted, within time limits.
public final class Transport implements HttpTransport {
  static {
    allowProxyLogin();
    // A list sends 16 requests concurrently; by default Java keeps 5 connections for the next ones.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", "16");
    }
  }

  /// Where the requests of the calls inside are counted that left this machine: whose connection
  /// stood.
  public static final ScopedValue<AtomicInteger> SENT = ScopedValue.newInstance();

  private final ProxySettings proxies;
  private final TrustedCertificates trusted;
  private final Map<ProxyServer, ProxyLogin> logins = new ConcurrentHashMap<>();
  private Optional<CompletableFuture<SSLSocketFactory>> sockets = Optional.empty();

  public Transport(ProxySettings proxies, TrustedCertificates trusted) {
    this.proxies = proxies;
    this.trusted = trusted;
  }

  /// Returns one for what is on this machine: it asks for no proxy and no certificates.
  public static Transport ofThisMachine() {
    return new Transport(ProxySettings.of(Map.of()), new TrustedCertificates(Optional.empty()));
  }

  /// Allows what Java forbids or leaves out by default for proxies. To be called first of all:
  /// after the class of HTTP connections is loaded it is in vain.
  public static void allowProxyLogin() {
    ProxyLogin.allow();
  }

  @Override
  public SdkHttpClient to(URI endpoint, TimeLimits limits) {
    proxies.proxyFor(endpoint);
    if (endpoint.getScheme().equals("https")) {
      var _ = sockets();
    }
    return new UrlConnectionClient(this, limits);
  }

  @Override
  public HttpTransport direct() {
    return new Transport(ProxySettings.none(), trusted);
  }

  Optional<ProxyServer> proxyFor(URI uri) {
    return proxies.proxyFor(uri);
  }

  HttpURLConnection open(URI uri, Optional<ProxyServer> proxy, TimeLimits limits)
      throws IOException {
    var connection =
        (HttpURLConnection)
            uri.toURL().openConnection(proxy.map(ProxyServer::toProxy).orElse(Proxy.NO_PROXY));
    connection.setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
    connection.setReadTimeout(Math.toIntExact(limits.read().toMillis()));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    proxy.ifPresent(
        through ->
            through
                .login()
                .map(login -> logins.computeIfAbsent(through, _ -> new ProxyLogin(login)))
                .ifPresent(connection::setAuthenticator));
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets().join());
    }
    return connection;
  }

  /// One for all: connections are kept alive for the same one only.
  private synchronized CompletableFuture<SSLSocketFactory> sockets() {
    if (sockets.isEmpty()) {
      sockets = Optional.of(trusted.sockets());
    }
    return sockets.get();
  }
}
