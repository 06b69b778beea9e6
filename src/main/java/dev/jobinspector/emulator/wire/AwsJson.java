package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.operation.OperationResult;
import dev.jobinspector.emulator.operation.PlayedService;
import dev.jobinspector.emulator.tree.JsonTree;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// AWS JSON 1.1, as CodePipeline, CloudTrail and CloudWatch Logs speak it: the operation in
/// `X-Amz-Target`, errors with `__type` and `message` in the body and the same type in
/// `x-amzn-ErrorType`.
final class AwsJson implements Protocol {
  static final String TARGET = "X-Amz-Target";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final String service;
  private final String prefix;
  private final PlayedService operations;
  private final SignatureCheck signatures;

  /// @param service as signatures and policies name it
  /// @param model that stands before the operation in `X-Amz-Target`
  AwsJson(String service, String model, PlayedService operations, SignatureCheck signatures) {
    this.service = service;
    this.prefix = model + ".";
    this.operations = operations;
    this.signatures = signatures;
  }

  boolean speaks(Headers headers) {
    return target(headers).startsWith(prefix);
  }

  @Override
  public Received receive(Headers headers, byte[] body, String requestId) {
    String operation = knownOperation(headers);
    String region = signatures.region(headers, service());
    JsonNode input = parse(body);
    var request =
        new PlayedService.Request(
            operation,
            region,
            input,
            Optional.ofNullable(headers.getFirst("User-Agent")).orElse(""));
    operations.receive(request);
    return new Received(operation, () -> reply(operations.answer(request)));
  }

  @Override
  public String service() {
    return service;
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
    return target.startsWith(prefix) ? target.substring(prefix.length()) : target;
  }

  private static String target(Headers headers) {
    return Optional.ofNullable(headers.getFirst(TARGET)).orElse("");
  }

  private String knownOperation(Headers headers) {
    String target = target(headers);
    String operation = target.startsWith(prefix) ? target.substring(prefix.length()) : "";
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
