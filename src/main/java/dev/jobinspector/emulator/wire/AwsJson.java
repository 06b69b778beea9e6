package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.operation.OperationResult;
import dev.jobinspector.emulator.operation.Operations;
import dev.jobinspector.emulator.tree.JsonTree;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// AWS JSON 1.1, as CodePipeline speaks it: the operation in `X-Amz-Target`, errors with `__type`
/// and `message` in the body and the same type in `x-amzn-ErrorType`.
final class AwsJson implements Protocol {
  static final String TARGET = "X-Amz-Target";
  private static final String TARGET_PREFIX = "CodePipeline_20150709.";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final Operations operations;
  private final SignatureCheck signatures;

  AwsJson(Operations operations, SignatureCheck signatures) {
    this.operations = operations;
    this.signatures = signatures;
  }

  @Override
  public Received receive(Headers headers, byte[] body, String requestId) {
    String operation = knownOperation(headers);
    String region = signatures.region(headers, service());
    JsonNode input = parse(body);
    operations.receive(operation, region, input);
    return new Received(operation, () -> reply(operations.answer(operation, region, input)));
  }

  @Override
  public String service() {
    return "codepipeline";
  }

  @Override
  public HttpReply error(ServiceError error, String requestId) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", error.code())
            .put("message", error.message());
    return new HttpReply(
        error.httpStatus(), CONTENT_TYPE, JsonTree.text(body), Optional.of(error.code()));
  }

  private HttpReply reply(OperationResult answer) {
    return switch (answer) {
      case OperationResult.Body(var body) ->
          new HttpReply(200, CONTENT_TYPE, JsonTree.text(body), Optional.empty());
      case OperationResult.Nothing() -> HttpReply.of(200, CONTENT_TYPE, "");
    };
  }

  @Override
  public String operation(Headers headers, byte[] body) {
    String target = target(headers);
    return target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
  }

  private static String target(Headers headers) {
    return Optional.ofNullable(headers.getFirst(TARGET)).orElse("");
  }

  private String knownOperation(Headers headers) {
    String target = target(headers);
    String operation =
        target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
    if (!operations.names().contains(operation)) {
      throw new ServiceError(
          "UnknownOperationException",
          404,
          "The emulator does not play "
              + (target.isEmpty() ? "a request without X-Amz-Target" : target));
    }
    return operation;
  }

  private JsonNode parse(byte[] body) {
    try {
      JsonNode input = JsonTree.read(body);
      if (input.isObject()) {
        return input;
      }
    } catch (JacksonException ignored) {
      // Neither says the service where or why: the same error as for what is no object.
    }
    throw new ServiceError("SerializationException", 400, "The body is not a JSON object");
  }
}
