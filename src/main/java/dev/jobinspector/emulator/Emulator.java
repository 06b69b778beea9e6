package dev.jobinspector.emulator;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import dev.jobinspector.emulator.wire.RequestHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/// A local AWS CodePipeline for job workers. Any AWS SDK talks to it when its endpoint is
/// [#endpoint]; any well-formed credentials will do.
public final class Emulator implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final URI endpoint;
  private final Optional<String> token;

  private Emulator(
      HttpServer server, ExecutorService threads, URI endpoint, Optional<String> token) {
    this.server = server;
    this.threads = threads;
    this.endpoint = endpoint;
    this.token = token;
  }

  /// Starts it; when this returns, it answers.
  ///
  /// @throws ScenarioException if the scenario file is wrong
  /// @throws IOException if the port is taken or the scenario file cannot be read
  public static Emulator start(EmulatorOptions options) throws IOException {
    InetAddress host = host(options);
    Optional<String> token = token(host);
    FutureTask<RequestHandler> service = service(new ServiceStart(options, token), options);
    tuneServer();
    HttpServer server = server(host, options);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", new StartingHandler(service, options.controlPlane()));
    server.start();
    startReading(service);
    return new Emulator(server, threads, endpoint(server, host), token);
  }

  /// Returns where it listens, such as `http://127.0.0.1:4599`.
  public URI endpoint() {
    return endpoint;
  }

  /// Returns what a control plane wants to see that others than this machine reach.
  public Optional<String> controlToken() {
    return token;
  }

  /// Returns the lines to be printed when it has started: the first says where it listens.
  public List<String> announcement() {
    String listening = "CodePipeline emulator listening on " + endpoint();
    if (token.isEmpty()) {
      return List.of(listening);
    }
    return List.of(
        listening,
        "Whoever reaches this address may use the emulator: any credentials will do.",
        "Control plane token: " + token.get());
  }

  /// Stops at once; requests in progress are cut off.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetAddress host(EmulatorOptions options) throws IOException {
    try {
      return InetAddress.getByName(options.host());
    } catch (UnknownHostException e) {
      throw new IOException("--host: there is no address " + options.host(), e);
    }
  }

  private static URI endpoint(HttpServer server, InetAddress address) {
    String host = address.getHostAddress();
    return URI.create(
        (server instanceof HttpsServer ? "https://" : "http://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + server.getAddress().getPort());
  }

  private static HttpServer server(InetAddress host, EmulatorOptions options) throws IOException {
    var address = new InetSocketAddress(host, options.port());
    try {
      return options.certificate().isEmpty()
          ? HttpServer.create(address, 0)
          : SelfSignedCertificate.server(options.certificate().get(), options.host(), address);
    } catch (BindException e) {
      throw new IOException(
          "Port %d is in use, or %s is not an address of this machine. Choose another with --port,"
                  .formatted(options.port(), options.host())
              + " or a free one with --port 0.",
          e);
    }
  }

  private static Optional<String> token(InetAddress host) {
    if (host.isLoopbackAddress()) {
      return Optional.empty();
    }
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return Optional.of(HexFormat.of().formatHex(random));
  }

  /// A file of the user's may be wrong, and then nothing is started; the built-in scenario is not,
  /// and is read when the port is there: whether the emulator answers need not wait for it.
  private static FutureTask<RequestHandler> service(ServiceStart start, EmulatorOptions options)
      throws IOException {
    if (options.scenario().isEmpty()) {
      return new FutureTask<>(start);
    }
    RequestHandler made = start.call();
    return new FutureTask<>(() -> made);
  }

  private static void startReading(FutureTask<RequestHandler> service) {
    var thread = new Thread(service, "emulator-scenario");
    thread.setDaemon(true);
    thread.start();
  }

  /// The server of the JDK takes these from system properties alone, once. Without the first, small
  /// replies wait for the client's delayed acknowledgement. With the others, a connection is closed
  /// on which a request does not arrive: a client that speaks TLS to a server that does not waits
  /// for an answer, and has sent no line that ends.
  private static void tuneServer() {
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxReqTime", "4");
    setUnlessSet("sun.net.httpserver.idleInterval", "120");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
