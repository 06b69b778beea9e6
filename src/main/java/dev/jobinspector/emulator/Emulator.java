package dev.jobinspector.emulator;

import com.sun.net.httpserver.HttpServer;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A local AWS CodePipeline for job workers, on the loopback interface. Any AWS SDK talks to it
/// when its endpoint is [#endpoint]; any well-formed credentials will do.
public final class Emulator implements AutoCloseable {
  private static final String BUILT_IN = "scenario/built-in.json";

  private final HttpServer server;
  private final ExecutorService threads;

  private Emulator(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// Starts it; when this returns, it answers.
  ///
  /// @throws ScenarioException if the scenario file is wrong
  /// @throws IOException if the port is taken or the scenario file cannot be read
  public static Emulator start(EmulatorOptions options) throws IOException {
    Scenario scenario = scenario(options.scenario());
    var service = new Service(new EmulatorClock(Clock.systemUTC()), beginning(scenario, options));
    var trail = new Trail(scenario, service.clock());
    boolean refused =
        switch (options.repeatedAcknowledge()) {
          case STATUS -> false;
          case INVALID_NONCE -> true;
        };
    tuneServer();
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port());
    HttpServer server = HttpServer.create(address, 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", handler(service, new Operations(service, refused), trail, options));
    server.start();
    return new Emulator(server, threads);
  }

  /// Returns where it listens, such as `http://127.0.0.1:4599`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Stops at once; requests in progress are cut off.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static RequestHandler handler(
      Service service, Operations operations, Trail trail, EmulatorOptions options) {
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
            scenario -> reset(service, trail, scenario, options),
            trail,
            new ControlAccess(Optional.empty()));
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
    return now -> ScenarioStart.of(scenario, now, options.seed(), options.dispatchWindow());
  }

  private static Scenario scenario(Optional<Path> file) throws IOException {
    String name = file.map(Path::toString).orElse(BUILT_IN);
    try (InputStream in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Objects.requireNonNull(Emulator.class.getResourceAsStream(BUILT_IN))) {
      return ScenarioReader.read(in);
    } catch (InvalidScenario e) {
      throw new ScenarioException(name, e.line(), e.reason(), e);
    }
  }

  /// The server of the JDK takes these from system properties alone, once. Without the first, small
  /// replies wait for the client's delayed acknowledgement; with the others, a connection on which
  /// a request never ends is closed in the end.
  private static void tuneServer() {
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxReqTime", "60");
    setUnlessSet("sun.net.httpserver.idleInterval", "120");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
