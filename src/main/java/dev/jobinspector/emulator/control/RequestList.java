package dev.jobinspector.emulator.control;

import dev.jobinspector.emulator.tree.JsonTree;
import dev.jobinspector.emulator.wire.RequestLog;
import dev.jobinspector.emulator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The requests to the service as they arrived, for a test's assertions. Bodies are shown without
/// secrets, since test reports are kept and passed on.
final class RequestList {
  private static final String MASK = "****";
  private static final Set<String> SECRET =
      Set.of("clientToken", "accessKeyId", "secretAccessKey", "sessionToken", "SecretToken");

  /// Maps of which any value may be a secret.
  private static final Set<String> SECRET_VALUES = Set.of("configuration");

  private static final Pattern REGION =
      Pattern.compile("Credential=[^/,\\s]+/\\d{8}/([a-z0-9-]+)/");

  private final RequestLog log;

  RequestList(RequestLog log) {
    this.log = log;
  }

  Wire.Body of(@Nullable String rawQuery) {
    var query = ControlQuery.of(rawQuery, "operation", "job", "after");
    int after = query.whole("after", Integer.MAX_VALUE).orElse(0);
    Predicate<RequestLog.Entry> wanted =
        entry ->
            entry.arrived().number() > after
                && query.text("operation").map(entry.arrived().operation()::equals).orElse(true);
    return out -> {
      out.write('[');
      String separator = "";
      for (RequestLog.Entry entry : log.entries()) {
        ObjectNode json = wanted.test(entry) ? json(entry) : null;
        if (json != null
            && query.text("job").map(json.path("job").asString("")::equals).orElse(true)) {
          out.write((separator + JsonTree.text(json)).getBytes(StandardCharsets.UTF_8));
          separator = ",";
        }
      }
      out.write(']');
    };
  }

  private static ObjectNode json(RequestLog.Entry entry) {
    RequestLog.Arrived arrived = entry.arrived();
    JsonNode body = body(arrived.body());
    Matcher region = REGION.matcher(arrived.authorization());
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", arrived.number())
            .put("time", arrived.time().toString())
            .put("operation", arrived.operation())
            .put("region", region.find() ? region.group(1) : null)
            .put("job", body.path("jobId").isString() ? body.path("jobId").stringValue() : null)
            .put("status", entry.status().orElse(null))
            .put("error", entry.error().orElse(null))
            .put("fault", entry.fault().orElse(null))
            .put("userAgent", arrived.userAgent())
            .put("bytes", arrived.length());
    json.set("body", body);
    return json;
  }

  /// Returns null where the body is no JSON object, or was too large to be kept.
  private static JsonNode body(String text) {
    try {
      JsonNode read = JsonTree.read(text);
      if (read.isObject()) {
        return withoutSecrets(read);
      }
    } catch (JacksonException ignored) {
      // Nobody knows which part of it is a secret.
    }
    return JsonNodeFactory.instance.nullNode();
  }

  private static JsonNode withoutSecrets(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode clean = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> clean.add(withoutSecrets(item)));
      return clean;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode clean = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              if (SECRET.contains(name)) {
                clean.put(name, MASK);
              } else if (SECRET_VALUES.contains(name)) {
                clean.set(name, masked(member.getValue()));
              } else {
                clean.set(name, withoutSecrets(member.getValue()));
              }
            });
    return clean;
  }

  private static JsonNode masked(JsonNode map) {
    ObjectNode masked = JsonNodeFactory.instance.objectNode();
    map.propertyNames().forEach(name -> masked.put(name, MASK));
    return masked;
  }
}
