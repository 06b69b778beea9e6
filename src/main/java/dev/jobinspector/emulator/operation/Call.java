package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionTypeKey;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.state.Account;
import dev.jobinspector.emulator.state.JobFlow;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.Region;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A checked request, made in a Region at an instant.
record Call(Account account, Region region, JsonNode input, Instant now) {
  private static final int LARGEST_BATCH = 1000;

  JobFlow flow() {
    return account.flow();
  }

  String text(String member) {
    return input.path(member).asString("");
  }

  Optional<String> optionalText(String member) {
    return optionalText(input, member);
  }

  int number(String member, int otherwise) {
    JsonNode value = input.path(member);
    return value.isNumber() ? value.intValue() : otherwise;
  }

  /// Returns how many jobs a poll may return. The default and the most are modelled; only the least
  /// is documented.
  int batchSize() {
    return Math.min(number("maxBatchSize", 1), LARGEST_BATCH);
  }

  ActionTypeKey actionTypeId(JsonNode node) {
    return new ActionTypeKey(
        node.path("category").asString(""),
        node.path("owner").asString(""),
        node.path("provider").asString(""),
        node.path("version").asString(""));
  }

  /// Returns the pipeline that a member names.
  Pipeline pipeline(String member) {
    return region
        .pipeline(text(member))
        .orElseThrow(
            () ->
                ServiceError.modelled(
                    "PipelineNotFoundException",
                    "Account '%s' does not have a pipeline with name '%s'"
                        .formatted(account.id(), text(member))));
  }

  /// Returns the stage of a pipeline that the request names.
  Stage stage(Pipeline pipeline) {
    return pipeline
        .declaration()
        .stage(text("stageName"))
        .orElseThrow(
            () ->
                ServiceError.modelled(
                    "StageNotFoundException",
                    "Pipeline '%s' does not have a stage with name '%s'"
                        .formatted(pipeline.declaration().name(), text("stageName"))));
  }

  /// Returns who makes the request, as far as anybody knows.
  String user() {
    return "arn:aws:iam::" + account.id() + ":user/emulator";
  }

  /// Answers a list as it was sent, if it was.
  void echo(String member, ObjectNode answer) {
    if (!input.path(member).isEmpty()) {
      answer.set(member, input.path(member));
    }
  }

  static Optional<String> optionalText(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }
}
