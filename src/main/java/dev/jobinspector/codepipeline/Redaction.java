package dev.jobinspector.codepipeline;

import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns a request and its reply into text without secrets. An allow-list: only members and headers
/// known to be harmless show their value, so that one the service adds tomorrow stays hidden until
/// somebody has looked at it.
final class Redaction {
  private static final Set<String> SHOWN_HEADERS =
      Set.of(
          "host",
          "content-type",
          "content-length",
          "date",
          "x-amz-target",
          "x-amz-date",
          "amz-sdk-invocation-id",
          "amz-sdk-request",
          "user-agent",
          "x-amzn-requestid",
          "x-amzn-errortype");

  private static final Set<String> SHOWN_MEMBERS =
      Set.of(
          ("__type message Message code status id jobId clientId accountId maxBatchSize"
                  + " category owner provider version pipelineName name actionExecutionId"
                  + " pipelineArn pipelineExecutionId type bucketName objectKey revision")
              .split(" "));

  /// Objects whose member names anybody may choose, or whose every value is a secret.
  private static final Set<String> HIDDEN_OBJECTS =
      Set.of(
          "configuration",
          "resolvedConfiguration",
          "artifactCredentials",
          "queryParam",
          "outputVariables");

  private final JsonMapper json = JsonMapper.shared();
  private final QuotedSecrets secrets;

  Redaction(List<String> secrets) {
    this.secrets = new QuotedSecrets(secrets);
  }

  String request(SdkHttpRequest http, byte[] body) {
    return "%s %s HTTP/1.1\n%s\n%s"
        .formatted(http.method(), http.encodedPath(), headers(http.headers()), body(body));
  }

  String replyHead(SdkHttpResponse http) {
    return "HTTP/1.1 %d%s\n%s\n"
        .formatted(
            http.statusCode(),
            http.statusText().map(text -> " " + text).orElse(""),
            headers(http.headers()));
  }

  /// A body as indented JSON; of one that is no JSON nothing but its size.
  String body(byte[] body) {
    if (body.length == 0) {
      return "(no body)";
    }
    try {
      JsonNode tree = json.readTree(body);
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(masked("", tree, false));
    } catch (JacksonException _) {
      return "(%,d bytes that are not JSON)".formatted(body.length);
    }
  }

  /// A message with the secrets of the request taken out: the service may quote what it was sent.
  String scrub(String message) {
    return secrets.masked(message);
  }

  private String headers(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey() != null && !header.getKey().isEmpty())
        .sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER))
        .map(
            header ->
                header.getKey()
                    + ": "
                    + (SHOWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))
                        ? scrub(String.join(", ", header.getValue()))
                        : Secret.MASK)
                    + "\n")
        .collect(Collectors.joining());
  }

  private JsonNode masked(String member, JsonNode node, boolean hidden) {
    return switch (node) {
      case ObjectNode object -> {
        boolean hide = hidden || HIDDEN_OBJECTS.contains(member);
        ObjectNode copy = json.createObjectNode();
        object
            .properties()
            .forEach(
                entry -> copy.set(entry.getKey(), masked(entry.getKey(), entry.getValue(), hide)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = json.createArrayNode();
        array.forEach(element -> copy.add(masked(member, element, hidden)));
        yield copy;
      }
      default -> {
        if (node.isNull()) {
          yield node;
        }
        yield hidden || !SHOWN_MEMBERS.contains(member)
            ? StringNode.valueOf(Secret.MASK)
            : node.isString() ? StringNode.valueOf(scrub(Excerpt.of(node.stringValue()))) : node;
      }
    };
  }
}
