package dev.jobinspector.emulator;

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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Reads the scenario, and makes the service that it describes with all that answers requests. The
/// port does not need it, so that [Emulator] loads none of this before it listens.
final class ServiceStart implements Callable<RequestHandler> {
  private static final String BUILT_IN = "scenario/built-in.json";

  private final EmulatorOptions options;
  private final Optional<String> token;

  /// @param token what the control plane wants to see, if others than this machine reach it
  ServiceStart(EmulatorOptions options, Optional<String> token) {
    this.options = options;
    this.token = token;
  }

  /// Returns what answers requests.
  ///
  /// @throws ScenarioException if the scenario file is wrong
  @Override
  public RequestHandler call() throws IOException {
    Scenario scenario = scenario(options.scenario());
    var service = new Service(new EmulatorClock(Clock.systemUTC()), beginning(scenario));
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
            body -> reset(service, trail, body),
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

  private void reset(Service service, Trail trail, byte[] scenario) {
    if (scenario.length == 0) {
      service.reset();
      trail.reset();
      return;
    }
    try {
      Scenario read = ScenarioReader.read(new ByteArrayInputStream(scenario));
      service.reset(beginning(read));
      trail.reset(read);
    } catch (InvalidScenario e) {
      throw new ServiceError("", 400, "The scenario, line " + e.line() + ": " + e.reason());
    }
  }

  private Function<Instant, Account> beginning(Scenario scenario) {
    Duration actionTime = scenario.actionTime().orElse(options.actionTime());
    return now ->
        ScenarioStart.of(scenario, now, options.seed(), options.dispatchWindow(), actionTime);
  }

  private static Scenario scenario(Optional<Path> file) throws IOException {
    String name = file.map(Path::toString).orElse(BUILT_IN);
    try (InputStream in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Objects.requireNonNull(ServiceStart.class.getResourceAsStream(BUILT_IN))) {
      return ScenarioReader.read(in);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no scenario file " + name, e);
    } catch (InvalidScenario e) {
      throw new ScenarioException(name, e.line(), e.reason(), e);
    }
  }
}
