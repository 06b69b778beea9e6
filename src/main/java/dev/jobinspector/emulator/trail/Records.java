package dev.jobinspector.emulator.trail;

import dev.jobinspector.emulator.scenario.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is recorded in one Region. Guarded by its own lock.
final class Records {
  private static final int MOST = 50_000;
  private static final Comparator<RecordedCall> NEWEST_FIRST =
      Comparator.comparing(RecordedCall::at).thenComparingLong(RecordedCall::number).reversed();

  private final Deque<RecordedCall> calls = new ArrayDeque<>();
  private final Map<String, List<LogLine>> logs = new HashMap<>();
  private Duration late;
  private Recorded.Parameters parameters;
  private long arrived;

  Records(Recorded start, Instant now) {
    late = start.late();
    parameters = start.parameters();
    start.calls().forEach(call -> addRepeated(call, now));
    start.logs().forEach(log -> addLog(log, now));
  }

  private void addRepeated(Recorded.Call call, Instant now) {
    Instant last = now.minus(call.until());
    Instant at = now.minus(call.age());
    do {
      add(
          at,
          call.event(),
          request(call),
          call.identity(),
          call.address(),
          call.userAgent(),
          call.error());
      at = at.plus(call.every());
    } while (call.every().isPositive() && !at.isAfter(last));
  }

  private static JsonNode request(Recorded.Call call) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    call.type()
        .map(type -> type.split("/", -1))
        .ifPresent(
            parts ->
                request
                    .putObject("actionTypeId")
                    .put("category", parts[0])
                    .put("owner", parts[1])
                    .put("provider", parts[2])
                    .put("version", parts[3]));
    if (!call.query().isEmpty()) {
      ObjectNode query = request.putObject("queryParam");
      call.query().forEach(query::put);
    }
    call.job().ifPresent(id -> request.put("jobId", id));
    return request;
  }

  private void addLog(Recorded.Log log, Instant now) {
    List<LogLine> lines = logs.computeIfAbsent(log.group(), name -> new ArrayList<>());
    Instant at = now.minus(log.age());
    for (String line : log.lines()) {
      lines.add(new LogLine(at, line));
      at = at.plusSeconds(1);
    }
  }

  synchronized void add(
      Instant at,
      String event,
      JsonNode request,
      String identity,
      String address,
      String userAgent,
      Optional<String> error) {
    calls.addLast(
        new RecordedCall(arrived++, at, event, request, identity, address, userAgent, error));
    if (calls.size() > MOST) {
      calls.removeFirst();
    }
  }

  synchronized void set(Duration lateNow, Recorded.Parameters parametersNow) {
    late = lateNow;
    parameters = parametersNow;
  }

  synchronized Recorded.Parameters parameters() {
    return parameters;
  }

  /// Returns the calls that are among the events by now, newest first.
  synchronized List<RecordedCall> until(Instant now) {
    Instant newest = now.minus(late);
    return calls.stream().filter(call -> !call.at().isAfter(newest)).sorted(NEWEST_FIRST).toList();
  }

  /// Returns the lines of a log group, oldest first; empty if there is no such group.
  synchronized Optional<List<LogLine>> log(String group) {
    return Optional.ofNullable(logs.get(group)).map(List::copyOf);
  }
}
