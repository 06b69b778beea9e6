package dev.jobinspector.codepipeline;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Whether a reply is one of this API's, beyond what the SDK looks at: it reads a number as text,
/// and nothing as an empty list. Captive portals and gateways answer 200, too.
final class ReplyCheck {
  private static final Pattern STATUS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{2,127}");
  private static final int NO_SUCCESS = 300;

  private ReplyCheck() {}

  /// Returns what is wrong with a reply, in words; empty if nothing is.
  ///
  /// @param size of the body, in bytes
  /// @param reply the body; the missing node if it is no JSON
  static Optional<String> problem(String operation, int httpStatus, int size, JsonNode reply) {
    if (size == 0) {
      return answersNothing(operation) || httpStatus >= NO_SUCCESS
          ? Optional.empty()
          : Optional.of("A reply came with nothing in it (HTTP status %d).".formatted(httpStatus));
    }
    if (!reply.isObject()) {
      return Optional.of(
          reply.isMissingNode()
              ? "A reply came that is no JSON."
              : "A reply came that is no JSON object.");
    }
    return httpStatus >= NO_SUCCESS ? Optional.empty() : ofMembers(operation, reply);
  }

  private static boolean answersNothing(String operation) {
    return (operation.startsWith("Put") && operation.endsWith("Result"))
        || operation.endsWith("StageTransition");
  }

  private static Optional<String> ofMembers(String operation, JsonNode reply) {
    if (operation.startsWith("Acknowledge")) {
      return reply.path("status").stringValueOpt().filter(ReplyCheck::isStatus).isPresent()
          ? Optional.empty()
          : Optional.of("A reply came whose status is missing or is no word.");
    }
    if (operation.equals("RetryStageExecution") || operation.equals("StopPipelineExecution")) {
      return reply.path("pipelineExecutionId").stringValueOpt().isPresent()
          ? Optional.empty()
          : Optional.of("A reply came whose pipeline execution is missing or is no text.");
    }
    JsonNode jobs = reply.path("jobs");
    return operation.startsWith("Poll") && !jobs.isMissingNode() && !jobs.isArray()
        ? Optional.of("A reply came whose list of jobs is none.")
        : Optional.empty();
  }

  /// Returns whether a text can be a status, known or not.
  static boolean isStatus(String text) {
    return STATUS.matcher(text).matches();
  }

  /// Returns whether a text can be an error code, known or not.
  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }
}
