package dev.jobinspector.codepipeline;

import dev.jobinspector.codepipeline.transport.QuotedSecrets;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.Secret;
import dev.jobinspector.text.JsonNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns a request and its reply into text without secrets. An allow-list: only members and headers
/// known to be harmless show their value; one that the service adds is masked until it is added
/// here.
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
                  + " pipelineArn pipelineExecutionId type bucketName objectKey revision"
                  + " stageName retryMode abandon transitionType reason")
              .split(" "));

  private static final String CONFIGURATION = "configuration";

  /// Maps whose keys a user chooses, or whose every value is a secret.
  private static final Set<String> HIDDEN_OBJECTS =
      Set.of(
          CONFIGURATION,
          "resolvedConfiguration",
          "artifactCredentials",
          "queryParam",
          "outputVariables");

  /// What GetPipelineState and ListActionExecutions have beside these. Secret values of a
  /// configuration come masked by the service; with the `token` of an approval anybody could
  /// approve.
  private static final Set<String> SHOWN_OF_PIPELINES =
      Set.of(
          ("pipelineVersion stageStates inboundExecution inboundExecutions"
                  + " inboundTransitionState enabled lastChangedBy lastChangedAt disabledReason"
                  + " actionStates actionName currentRevision revisionId revisionChangeId created"
                  + " updated latestExecution summary lastStatusChange lastUpdatedBy"
                  + " externalExecutionId externalExecutionUrl externalExecutionSummary"
                  + " percentComplete errorDetails logStreamARN entityUrl revisionUrl ruleName"
                  + " ruleExecutionId autoStageRetryAttempt manualStageRetryAttempt"
                  + " latestRetryTrigger startTime lastUpdateTime updatedBy roleArn region"
                  + " namespace bucket key nextToken maxResults startTimeRange")
              .split(" "));

  /// Whether the values in an object are shown.
  private enum Rule {
    BY_NAME,
    HIDE,
    SHOW
  }

  private final QuotedSecrets secrets;
  private final boolean ofPipelines;

  Redaction(List<String> secrets) {
    this(new QuotedSecrets(secrets), false);
  }

  private Redaction(QuotedSecrets secrets, boolean ofPipelines) {
    this.secrets = secrets;
    this.ofPipelines = ofPipelines;
  }

  /// Returns one for replies about pipelines.
  static Redaction ofPipelines() {
    return new Redaction(new QuotedSecrets(List.of()), true);
  }

  /// Returns one that masks quotes of another secret, too.
  Redaction with(String secret) {
    return new Redaction(secrets.with(secret), ofPipelines);
  }

  String request(SdkHttpRequest http, byte[] body) {
    return "%s %s HTTP/1.1\n%s\n%s"
        .formatted(
            http.method(),
            http.encodedPath(),
            headers(http.headers()),
            text(JsonNodes.read(body), body.length));
  }

  String replyHead(SdkHttpResponse http) {
    return "HTTP/1.1 %d%s\n%s\n"
        .formatted(
            http.statusCode(),
            http.statusText().map(text -> " " + text).orElse(""),
            headers(http.headers()));
  }

  /// Returns a body as indented JSON, masked; of one that is no JSON nothing but its size.
  String text(JsonNode body, int size) {
    if (size == 0) {
      return "(no body)";
    }
    return body.isMissingNode()
        ? "(%,d bytes that are not JSON)".formatted(size)
        : JsonNodes.indented(masked("", body, Rule.BY_NAME));
  }

  /// Returns a body as a tree, masked by the same list; a value that quotes a secret of the request
  /// is masked, too. What is null is left out, as the AWS CLI does.
  ReplyNode tree(JsonNode body) {
    return tree("", body, Rule.BY_NAME);
  }

  /// Returns a message with the secrets of the request taken out: the service may quote what it was
  /// sent.
  String scrub(String message) {
    return secrets.masked(message);
  }

  private String headers(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey() != null && !header.getKey().isEmpty())
        .sorted((one, other) -> one.getKey().compareToIgnoreCase(other.getKey()))
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

  private JsonNode masked(String member, JsonNode node, Rule rule) {
    return switch (node) {
      case ObjectNode object -> {
        Rule inside = inside(member, rule);
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(
                entry ->
                    copy.set(entry.getKey(), masked(entry.getKey(), entry.getValue(), inside)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(masked(member, element, rule)));
        yield copy;
      }
      default -> {
        if (node.isNull()) {
          yield node;
        }
        yield isHidden(member, rule)
            ? StringNode.valueOf(Secret.MASK)
            : node.isString() ? StringNode.valueOf(scrub(Excerpt.of(node.stringValue()))) : node;
      }
    };
  }

  private ReplyNode tree(String member, JsonNode node, Rule rule) {
    return switch (node) {
      case ObjectNode object -> {
        Rule inside = inside(member, rule);
        Map<String, ReplyNode> members = new LinkedHashMap<>();
        object.forEachEntry(
            (name, value) -> {
              if (!value.isNull()) {
                members.put(name, tree(name, value, inside));
              }
            });
        yield new ReplyNode.MapNode(members);
      }
      case ArrayNode array ->
          new ReplyNode.ListNode(
              array
                  .valueStream()
                  .filter(element -> !element.isNull())
                  .map(element -> tree(member, element, rule))
                  .toList());
      default -> {
        ReplyNode.Leaf leaf = leaf(node);
        yield isHidden(member, rule) || !scrub(leaf.literal()).equals(leaf.literal())
            ? new ReplyNode.Masked(leaf)
            : leaf;
      }
    };
  }

  private static ReplyNode.Leaf leaf(JsonNode node) {
    return node.isNumber()
        ? new ReplyNode.Numeral(node.decimalValue())
        : node.isBoolean()
            ? new ReplyNode.Flag(node.booleanValue())
            : new ReplyNode.Text(node.asString());
  }

  private Rule inside(String member, Rule rule) {
    if (rule != Rule.BY_NAME) {
      return rule;
    }
    if (ofPipelines && member.equals(CONFIGURATION)) {
      return Rule.SHOW;
    }
    return HIDDEN_OBJECTS.contains(member) ? Rule.HIDE : Rule.BY_NAME;
  }

  private boolean isHidden(String member, Rule rule) {
    return switch (rule) {
      case SHOW -> false;
      case HIDE -> true;
      case BY_NAME ->
          !SHOWN_MEMBERS.contains(member) && !(ofPipelines && SHOWN_OF_PIPELINES.contains(member));
    };
  }
}
