package dev.jobinspector.emulator.junit;

import dev.jobinspector.emulator.junit.CodePipelineEmulator.Job;
import dev.jobinspector.emulator.junit.CodePipelineEmulator.Request;
import dev.jobinspector.emulator.tree.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks the control plane, as a test in another language does.
final class Control {
  private final URI endpoint;
  private final Optional<String> token;

  Control(URI endpoint, Optional<String> token) {
    this.endpoint = endpoint;
    this.token = token;
  }

  List<Request> requests(String query) {
    return ask("requests" + query, "GET", "").valueStream().map(Control::request).toList();
  }

  List<Job> jobs(String query) {
    return ask("jobs" + query, "GET", "").valueStream().map(Control::job).toList();
  }

  Instant now() {
    return Instant.parse(ask("clock", "GET", "").path("now").asString());
  }

  void advance(Duration by) {
    ask("clock", "POST", JsonTree.text(object("advance", by.toString())));
  }

  void fault(String operation, String fault, int times) {
    JsonNode plan = object("operation", operation).put("fault", fault).put("times", times);
    ask("faults", "POST", JsonTree.text(plan));
  }

  void reset(String scenario) {
    ask("reset", "POST", scenario);
  }

  private JsonNode ask(String path, String method, String body) {
    try {
      URI uri = endpoint.resolve("/_emulator/" + path);
      var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
      connection.setRequestMethod(method);
      token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
      if (method.equals("POST")) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      boolean refused = connection.getResponseCode() >= 400;
      try (InputStream in = refused ? connection.getErrorStream() : connection.getInputStream()) {
        JsonNode reply = JsonTree.read(in.readAllBytes());
        if (refused) {
          throw new IllegalArgumentException(reply.path("message").asString(""));
        }
        return reply;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode object(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static Request request(JsonNode json) {
    JsonNode body = json.path("body");
    return new Request(
        json.path("number").asLong(),
        Instant.parse(json.path("time").asString()),
        json.path("operation").asString(""),
        text(json, "region"),
        text(json, "job"),
        json.path("status").isInt()
            ? Optional.of(json.path("status").intValue())
            : Optional.empty(),
        text(json, "error"),
        text(json, "fault"),
        json.path("userAgent").asString(""),
        body.isObject() ? JsonTree.text(body) : "");
  }

  private static Job job(JsonNode json) {
    JsonNode where = json.path("where");
    return new Job(
        json.path("id").asString(""),
        json.path("kind").asString(""),
        json.path("status").asString(""),
        text(json, "nonce"),
        text(json, "clientId"),
        text(json, "clientToken"),
        where.path("actionType").asString(""),
        where.path("pipeline").asString(""),
        where.path("stage").asString(""),
        where.path("action").asString(""));
  }

  private static Optional<String> text(JsonNode json, String member) {
    return json.path(member).stringValueOpt();
  }
}
