package dev.jobinspector.emulator;

import com.sun.net.httpserver.HttpServer;
import dev.jobinspector.emulator.operation.Operations;
import dev.jobinspector.emulator.scenario.InvalidScenario;
import dev.jobinspector.emulator.scenario.Scenario;
import dev.jobinspector.emulator.scenario.ScenarioReader;
import dev.jobinspector.emulator.scenario.ScenarioStart;
import dev.jobinspector.emulator.state.EmulatorClock;
import dev.jobinspector.emulator.state.Service;
import dev.jobinspector.emulator.trail.Trail;
import dev.jobinspector.emulator.wire.Network;
import dev.jobinspector.emulator.wire.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
    var service =
        new Service(
            new EmulatorClock(Clock.systemUTC()),
            now -> ScenarioStart.of(scenario, now, options.seed(), options.dispatchWindow()));
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
    server.createContext(
        "/",
        new RequestHandler(
            service,
            new Operations(service, refused),
            new Trail(scenario, service.clock()),
            new Network(options.throttleAbove(), options.delay()),
            options.controlPlane()));
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
