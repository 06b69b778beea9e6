package dev.jobinspector.codepipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// How requests travel. Plain http goes to this machine only ([ResolvedEndpoint#trusted()]): past
/// any proxy, which would see what is meant for the emulator, and without the certificates of all
/// authorities, which take a command longer to read than its request takes.
final class Transport {
  private Transport() {}

  static SdkHttpClient to(URI endpoint, Duration connect, Duration read) {
    return endpoint.getScheme().equals("http")
        ? UrlConnectionHttpClient.create(uri -> opened(uri, connect, read))
        : UrlConnectionHttpClient.builder().connectionTimeout(connect).socketTimeout(read).build();
  }

  /// A connection to this machine.
  static HttpURLConnection direct(URI uri, Duration connect, Duration read) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
    connection.setReadTimeout(Math.toIntExact(read.toMillis()));
    return connection;
  }

  private static HttpURLConnection opened(URI uri, Duration connect, Duration read) {
    try {
      return direct(uri, connect, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
