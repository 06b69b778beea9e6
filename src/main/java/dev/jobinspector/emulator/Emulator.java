package dev.jobinspector.emulator;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.control.ControlAccess;
import dev.jobinspector.emulator.control.ControlPlane;
import dev.jobinspector.emulator.operation.Operations;
import dev.jobinspector.emulator.scenario.InvalidScenario;
import dev.jobinspector.emulator.scenario.Scenario;
import dev.jobinspector.emulator.scenario.ScenarioReader;
import dev.jobinspector.emulator.scenario.ScenarioStart;
import dev.jobinspector.emulator.state.Account;
import dev.jobinspector.emulator.state.EmulatorClock;
import dev.jobinspector.emulator.state.Service;
import dev.jobinspector.emulator.trail.Trail;
import dev.jobinspector.emulator.wire.Faults;
import dev.jobinspector.emulator.wire.Network;
import dev.jobinspector.emulator.wire.RequestHandler;
import dev.jobinspector.emulator.wire.RequestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/// A local AWS CodePipeline for job workers. Any AWS SDK talks to it when its endpoint is
/// [#endpoint]; any well-formed credentials will do.
public final class Emulator implements AutoCloseable {
  private static final String BUILT_IN = "scenario/built-in.json";

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
    FutureTask<RequestHandler> service = service(options, token);
    tuneServer();
    HttpServer server = server(host, options);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", new StartingHandler(service, options.controlPlane()));
    server.start();
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
    return token
        .map(
            secret ->
                List.of(
                    listening,
                    "Whoever reaches this address may use the emulator: any credentials will do.",
                    "Control plane token: " + secret))
        .orElse(List.of(listening));
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
      if (options.certificate().isEmpty()) {
        return HttpServer.create(address, 0);
      }
      // First the port: where another emulator listens, its clients need the file as it is.
      HttpsServer server = HttpsServer.create(address, 0);
      try {
        server.setHttpsConfigurator(
            new HttpsConfigurator(
                SelfSignedCertificate.writtenTo(
                    options.certificate().get(), options.host(), host)));
        return server;
      } catch (IOException e) {
        server.stop(0);
        throw e;
      }
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

  /// Begins to make the service. A file of the user's may be wrong, and then nothing is started;
  /// the built-in scenario is not, and is read while the server starts.
  private static FutureTask<RequestHandler> service(EmulatorOptions options, Optional<String> token)
      throws IOException {
    if (options.scenario().isPresent()) {
      RequestHandler made = handler(scenario(options.scenario()), options, token);
      var done = new FutureTask<>(() -> made);
      done.run();
      return done;
    }
    var task = new FutureTask<>(() -> handler(scenario(Optional.empty()), options, token));
    var thread = new Thread(task, "emulator-scenario");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static RequestHandler handler(
      Scenario scenario, EmulatorOptions options, Optional<String> token) {
    var service = new Service(new EmulatorClock(Clock.systemUTC()), beginning(scenario, options));
    boolean refused =
        switch (options.repeatedAcknowledge()) {
          case STATUS -> false;
          case INVALID_NONCE -> true;
        };
    var operations = new Operations(service, refused);
    var trail = new Trail(scenario, service.clock());
    var network = new Network(options.throttleAbove(), options.delay());
    var faults = new Faults();
    var log = new RequestLog();
    Set<String> canFail = new TreeSet<>(operations.names());
    canFail.addAll(List.of("GetCallerIdentity", "LookupEvents", "FilterLogEvents"));
    var control =
        new ControlPlane(
            service,
            canFail,
            faults,
            network,
            log,
            body -> reset(service, trail, body, options),
            trail,
            new ControlAccess(token));
    return new RequestHandler(
        service,
        operations,
        trail,
        network,
        faults,
        log,
        options.controlPlane() ? Optional.of(control) : Optional.empty());
  }

  private static void reset(
      Service service, Trail trail, byte[] scenario, EmulatorOptions options) {
    if (scenario.length == 0) {
      service.reset();
      trail.reset();
      return;
    }
    try {
      Scenario read = ScenarioReader.read(new ByteArrayInputStream(scenario));
      service.reset(beginning(read, options));
      trail.reset(read);
    } catch (InvalidScenario e) {
      throw new ServiceError("", 400, "The scenario, line " + e.line() + ": " + e.reason());
    }
  }

  private static Function<Instant, Account> beginning(Scenario scenario, EmulatorOptions options) {
    Duration actionTime = scenario.actionTime().orElse(options.actionTime());
    return now ->
        ScenarioStart.of(scenario, now, options.seed(), options.dispatchWindow(), actionTime);
  }

  private static Scenario scenario(Optional<Path> file) throws IOException {
    String name = file.map(Path::toString).orElse(BUILT_IN);
    try (InputStream in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Objects.requireNonNull(Emulator.class.getResourceAsStream(BUILT_IN))) {
      return ScenarioReader.read(in);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no scenario file " + name, e);
    } catch (InvalidScenario e) {
      throw new ScenarioException(name, e.line(), e.reason(), e);
    }
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
