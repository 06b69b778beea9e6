package dev.jobinspector.emulator.control;

import static dev.jobinspector.emulator.control.ControlBody.refused;

import com.sun.net.httpserver.HttpExchange;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.scenario.Recorded;
import dev.jobinspector.emulator.state.EmulatorClock;
import dev.jobinspector.emulator.state.Service;
import dev.jobinspector.emulator.trail.Trail;
import dev.jobinspector.emulator.tree.JsonTree;
import dev.jobinspector.emulator.wire.Fault;
import dev.jobinspector.emulator.wire.Faults;
import dev.jobinspector.emulator.wire.HttpReply;
import dev.jobinspector.emulator.wire.Network;
import dev.jobinspector.emulator.wire.OwnRequests;
import dev.jobinspector.emulator.wire.RequestLog;
import dev.jobinspector.emulator.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The emulator's own requests: jobs and requests, the clock, planned faults, a new beginning.
public final class ControlPlane implements OwnRequests {
  private static final Duration FURTHEST = Duration.ofDays(3650);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
  private static final int MOST_TIMES = 1_000_000;

  private final Service service;
  private final Faults faults;
  private final Network network;
  private final RequestLog log;
  private final Reset reset;
  private final Trail trail;
  private final ControlAccess access;
  private final TreeSet<String> operations;
  private final JobList jobs;
  private final RequestList requests;

  /// Begins again.
  @FunctionalInterface
  public interface Reset {
    /// Begins with a scenario.
    ///
    /// @param scenario a scenario file's content; empty for the scenario of the start
    /// @throws ServiceError if the scenario is wrong
    void with(byte[] scenario);
  }

  /// @param operations those that can be made to fail
  public ControlPlane(
      Service service,
      Set<String> operations,
      Faults faults,
      Network network,
      RequestLog log,
      Reset reset,
      Trail trail,
      ControlAccess access) {
    this.service = service;
    this.operations = new TreeSet<>(operations);
    this.faults = faults;
    this.network = network;
    this.log = log;
    this.reset = reset;
    this.trail = trail;
    this.access = access;
    this.jobs = new JobList(service);
    this.requests = new RequestList(log);
  }

  @Override
  public void answer(HttpExchange exchange, Optional<byte[]> body, Wire wire) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      access.check(exchange.getRequestHeaders());
      byte[] bytes =
          body.orElseThrow(() -> new ServiceError("", 413, "The body is larger than 8 MiB"));
      if (exchange.getRequestMethod().equals("GET") && bytes.length > 0) {
        throw refused("A GET takes no body");
      }
      answer(request, exchange.getRequestURI().getRawQuery(), bytes, wire);
    } catch (ServiceError e) {
      ObjectNode problem = object().put("message", e.message());
      wire.send(HttpReply.of(e.httpStatus(), "application/json", JsonTree.text(problem)));
    }
  }

  private void answer(String request, @Nullable String query, byte[] body, Wire wire)
      throws IOException {
    switch (request) {
      case "GET /_emulator/jobs" -> wire.stream(jobs.of(query));
      case "GET /_emulator/requests" -> wire.stream(requests.of(query));
      default -> {
        ControlQuery.of(query);
        wire.send(ok(json(request, body)));
      }
    }
  }

  private JsonNode json(String request, byte[] body) {
    return switch (request) {
      case "GET /_emulator/clock" -> clock();
      case "POST /_emulator/clock" -> advance(ControlBody.of(body, "advance"));
      case "GET /_emulator/faults" -> faults();
      case "POST /_emulator/faults" ->
          plan(ControlBody.of(body, "operation", "fault", "times", "delay"));
      case "GET /_emulator/network" -> network();
      case "POST /_emulator/network" -> network(ControlBody.of(body, "throttleAbove", "delay"));
      case "GET /_emulator/recorded" -> recorded();
      case "POST /_emulator/recorded" ->
          record(ControlBody.of(body, "late", "parameters", "throttleAbove"));
      case "POST /_emulator/reset" -> reset(body);
      default -> throw new ServiceError("", 404, "There is no " + request);
    };
  }

  private JsonNode clock() {
    EmulatorClock clock = service.clock();
    return object().put("now", clock.now().toString()).put("advanced", clock.advanced().toString());
  }

  private JsonNode advance(ControlBody body) {
    service.advance(
        body.duration("advance", FURTHEST, "3650 days")
            .orElseThrow(() -> refused("advance must be a duration such as PT20M")));
    return clock();
  }

  private JsonNode faults() {
    ArrayNode planned = JsonNodeFactory.instance.arrayNode();
    faults
        .planned()
        .forEach(
            each -> {
              ObjectNode json =
                  planned
                      .addObject()
                      .put("operation", each.operation())
                      .put("fault", each.taken().fault().wireName())
                      .put("times", each.times());
              if (each.taken().fault() == Fault.DELAY) {
                json.put("delay", each.taken().delay().toString());
              }
            });
    return planned;
  }

  private JsonNode plan(ControlBody body) {
    String operation = body.text("operation");
    if (!operations.contains(operation)) {
      throw refused("operation must be one of " + String.join(", ", operations));
    }
    Fault fault =
        Fault.named(body.text("fault"))
            .orElseThrow(() -> refused("fault must be one of " + String.join(", ", Fault.names())));
    if (body.has("delay") != (fault == Fault.DELAY)) {
      throw refused("delay is the time of the fault \"delay\", which needs it");
    }
    int times = body.whole("times", 1, MOST_TIMES).orElse(1);
    Duration delay = delay(body);
    faults.plan(operation, new Faults.Taken(fault, delay), times);
    return object();
  }

  private JsonNode network() {
    return object()
        .put("throttleAbove", network.throttleAbove())
        .put("delay", network.delay().toString());
  }

  private JsonNode network(ControlBody body) {
    int most = body.whole("throttleAbove", 0, MOST_TIMES).orElse(0);
    network.set(most, delay(body));
    return network();
  }

  private JsonNode recorded() {
    return object().put("lookups", trail.lookups()).put("mostInOneSecond", trail.mostInOneSecond());
  }

  private JsonNode record(ControlBody body) {
    String shown = body.has("parameters") ? body.text("parameters") : "shown";
    Recorded.Parameters parameters =
        Stream.of(Recorded.Parameters.values())
            .filter(each -> each.text().equals(shown))
            .findFirst()
            .orElseThrow(() -> refused("parameters must be shown, hidden or absent"));
    trail.set(
        body.duration("late", FURTHEST, "3650 days").orElse(Duration.ZERO),
        parameters,
        body.whole("throttleAbove", 0, MOST_TIMES).orElse(Recorded.TWO_A_SECOND));
    return object();
  }

  private static Duration delay(ControlBody body) {
    return body.duration("delay", LONGEST_DELAY, "ten minutes").orElse(Duration.ZERO);
  }

  private JsonNode reset(byte[] scenario) {
    reset.with(scenario);
    faults.clear();
    network.reset();
    log.clear();
    return object();
  }

  private static HttpReply ok(JsonNode body) {
    return HttpReply.of(200, "application/json", JsonTree.text(body));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
