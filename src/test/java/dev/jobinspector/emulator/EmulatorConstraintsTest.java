package dev.jobinspector.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every constraint of the service model, from a table made for this test alone: what breaks it is
/// refused in the service's words, what just keeps it is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("process")
final class EmulatorConstraintsTest {
  private static final Pattern MEMBER =
      Pattern.compile(" at '([A-Za-z0-9.-]+)' failed to satisfy constraint: ");

  private final JsonMapper json = new JsonMapper();
  private Map<String, List<Row>> byOperation = Map.of();
  private Started service;

  @BeforeAll
  void start() throws Exception {
    byOperation = rows().collect(Collectors.groupingBy(Row::operation));
    service = Started.builtIn();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /// A row of the table.
  record Row(String operation, String member, String constraint, String limit) {
    @Override
    public String toString() {
      return String.join(" ", operation, member, constraint, limit);
    }
  }

  @Test
  void theTableIsWhole() throws Exception {
    assertEquals(1157, rows().count());
    assertEquals(29, rows().map(Row::operation).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatBreaksAConstraintIsRefusedAndWhatKeepsItIsNot(Row row) throws Exception {
    var sample =
        new ConstraintSample(row, Objects.requireNonNull(byOperation.get(row.operation())));
    for (ConstraintSample.Case broken : sample.broken()) {
      var reply = send(row.operation(), broken.request());
      assertEquals(400, reply.status(), reply.body());
      if (row.constraint().equals("type")) {
        assertEquals("SerializationException", reply.type(), reply.body());
        continue;
      }
      assertEquals("ValidationException", reply.type(), reply.body());
      assertTrue(
          reply.message().contains(broken.message()),
          reply.message() + " has no " + broken.message());
      // An empty text breaks a pattern as well as a length: but nothing else is wrong.
      List<String> members =
          MEMBER.matcher(reply.message()).results().map(result -> result.group(1)).toList();
      assertEquals(Collections.nCopies(members.size(), row.member()), members);
      assertTrue(
          reply.message().matches("(?s)" + members.size() + " validation errors? detected: .*"),
          reply.message());
    }
    for (ObjectNode kept : sample.kept()) {
      var reply = send(row.operation(), kept);
      assertTrue(reply.status() < 500, reply.body());
      assertFalse(reply.message().contains("validation error"), reply.message());
      assertFalse(reply.type().equals("SerializationException"), reply.message());
    }
  }

  @Test
  void allBrokenConstraintsAreCountedAndNamed() throws Exception {
    var reply =
        send("AcknowledgeJob", json.createObjectNode().put("jobId", "NOT-A-UUID").put("nonce", ""));
    assertEquals(
        "2 validation errors detected: Value 'NOT-A-UUID' at 'jobId' failed to satisfy constraint:"
            + " Member must satisfy regular expression pattern:"
            + " [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}; Value '' at 'nonce'"
            + " failed to satisfy constraint: Member must have length greater than or equal to 1",
        reply.message());
  }

  private record Reply(int status, String body, String type, String message) {}

  private Reply send(String operation, ObjectNode request) throws Exception {
    var reply = service.send(service.raw(operation, json.writeValueAsString(request)));
    if (reply.body().isEmpty()) {
      return new Reply(reply.statusCode(), "", "", "");
    }
    var body = json.readTree(reply.body());
    return new Reply(
        reply.statusCode(),
        reply.body(),
        body.path("__type").asString(""),
        body.path("message").asString(""));
  }

  static Stream<Row> rows() throws Exception {
    try (var in =
        Objects.requireNonNull(
            EmulatorConstraintsTest.class.getResourceAsStream("constraints.tsv"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split("\t", -1)))
          .map(cells -> new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
    }
  }
}
