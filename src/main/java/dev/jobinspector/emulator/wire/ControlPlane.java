package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.HttpExchange;
import dev.jobinspector.emulator.operation.Operations;
import dev.jobinspector.emulator.scenario.Recorded;
import dev.jobinspector.emulator.state.Service;
import dev.jobinspector.emulator.trail.Trail;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The emulator's own requests: which jobs there are, the clock, a new beginning, planned faults.
final class ControlPlane {
  static final String PATH = "/_emulator/";
  private static final Duration FURTHEST = Duration.ofDays(3650);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
  private static final int MOST_TIMES = 1_000_000;

  private final JsonMapper json = LimitedJson.MAPPER;
  private final Service service;
  private final Trail trail;
  private final Faults faults;
  private final Network network;
  private final TreeSet<String> operations;
  private final JobList jobs;

  ControlPlane(
      Service service, Operations operations, Trail trail, Faults faults, Network network) {
    this.service = service;
    this.trail = trail;
    this.faults = faults;
    this.network = network;
    this.operations = new TreeSet<>(operations.names());
    this.operations.addAll(List.of("GetCallerIdentity", "LookupEvents", "FilterLogEvents"));
    this.jobs = new JobList(service);
  }

  HttpReply reply(HttpExchange exchange, byte[] body) {
    if (BrowserGuard.refuses(exchange.getRequestHeaders())) {
      return problem(403, "The control plane is not for browsers or other hosts");
    }
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (request) {
      case "GET /_emulator/jobs" -> answer(jobs.of(exchange.getRequestURI().getQuery()));
      case "POST /_emulator/clock" -> clock(body);
      case "POST /_emulator/faults" -> fault(body);
      case "POST /_emulator/network" -> network(body);
      case "GET /_emulator/recorded" ->
          answer(
              json.createObjectNode()
                  .put("lookups", trail.lookups())
                  .put("mostInOneSecond", trail.mostInOneSecond()));
      case "POST /_emulator/recorded" -> recorded(body);
      case "POST /_emulator/reset" -> {
        faults.clear();
        service.reset();
        trail.reset();
        yield answer(json.createObjectNode());
      }
      default -> problem(404, "There is no " + request);
    };
  }

  private HttpReply clock(byte[] body) {
    String advance = parse(body).path("advance").asString("");
    try {
      Duration by = Duration.parse(advance);
      if (by.isNegative() || by.compareTo(FURTHEST) > 0) {
        return problem(400, "advance must not be negative, nor longer than 3650 days");
      }
      service.advance(by);
      return answer(json.createObjectNode().put("now", service.clock().now().toString()));
    } catch (DateTimeParseException _) {
      return problem(400, "advance must be a duration such as PT20M");
    }
  }

  private HttpReply fault(byte[] body) {
    JsonNode plan = parse(body);
    String operation = plan.path("operation").asString("");
    if (!operations.contains(operation)) {
      return problem(400, "operation must be one of " + String.join(", ", operations));
    }
    Optional<Fault> fault = Fault.named(plan.path("fault").asString(""));
    if (fault.isEmpty()) {
      return problem(400, "fault must be one of " + String.join(", ", Fault.names()));
    }
    JsonNode times = plan.path("times");
    boolean right = times.isInt() && times.intValue() > 0 && times.intValue() <= MOST_TIMES;
    if (!times.isMissingNode() && !right) {
      return problem(400, "times must be a whole number from 1 to " + MOST_TIMES);
    }
    Optional<Duration> delay = delay(plan);
    if (delay.isEmpty()) {
      return problem(400, "delay must be a duration such as PT0.5S, of at most ten minutes");
    }
    faults.plan(
        operation,
        new Faults.Taken(fault.get(), delay.get()),
        times.isMissingNode() ? 1 : times.intValue());
    return answer(json.createObjectNode());
  }

  private HttpReply recorded(byte[] body) {
    JsonNode wanted = parse(body);
    Optional<Duration> late = duration(wanted, "late", FURTHEST);
    Optional<Recorded.Parameters> parameters =
        Stream.of(Recorded.Parameters.values())
            .filter(each -> each.text().equals(wanted.path("parameters").asString("shown")))
            .findFirst();
    if (late.isEmpty() || parameters.isEmpty() || isWrongRate(wanted)) {
      return problem(
          400,
          "late must be a duration such as PT1H, parameters shown, hidden or absent, throttleAbove"
              + " a whole number");
    }
    trail.set(
        late.get(),
        parameters.get(),
        wanted.path("throttleAbove").asInt(Recorded.nothing().throttleAbove()));
    return answer(json.createObjectNode());
  }

  private static boolean isWrongRate(JsonNode wanted) {
    JsonNode most = wanted.path("throttleAbove");
    return !most.isMissingNode() && !(most.isInt() && most.intValue() >= 0);
  }

  private HttpReply network(byte[] body) {
    JsonNode wanted = parse(body);
    if (isWrongRate(wanted)) {
      return problem(400, "throttleAbove must be a whole number of requests a second, 0 for all");
    }
    Optional<Duration> delay = delay(wanted);
    if (delay.isEmpty()) {
      return problem(400, "delay must be a duration such as PT0.5S, of at most ten minutes");
    }
    network.set(wanted.path("throttleAbove").asInt(0), delay.get());
    return answer(json.createObjectNode());
  }

  /// Returns none if none is asked for; empty if it is wrong.
  private static Optional<Duration> delay(JsonNode wanted) {
    return duration(wanted, "delay", LONGEST_DELAY);
  }

  private static Optional<Duration> duration(JsonNode wanted, String member, Duration most) {
    try {
      Duration asked = Duration.parse(wanted.path(member).asString("PT0S"));
      return Optional.of(asked).filter(it -> !it.isNegative() && it.compareTo(most) <= 0);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException _) {
      return json.missingNode();
    }
  }

  private HttpReply answer(JsonNode body) {
    return HttpReply.of(200, "application/json", json.writeValueAsString(body));
  }

  private HttpReply problem(int status, String message) {
    JsonNode body = json.createObjectNode().put("message", message);
    return HttpReply.of(status, "application/json", json.writeValueAsString(body));
  }
}
