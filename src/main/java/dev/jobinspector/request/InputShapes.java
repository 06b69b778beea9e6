package dev.jobinspector.request;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The input of the ten job operations: one table from which validation, skeletons, options and
/// help are made. Order, names and limits are those of the service model, API version 2015-07-09.
public final class InputShapes {
  private static final int ANY = Integer.MAX_VALUE;
  private static final String WORD = "letters, digits, _ and - only";

  private static final Shape.Text JOB_ID =
      pattern(
          36,
          36,
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
          "32 digits 0-9 a-f, lower case, grouped 8-4-4-4-12 by hyphens");
  private static final Member CUSTOM_ID =
      required("jobId", JOB_ID, "The unique system-generated ID of the job.");
  private static final Member THIRD_PARTY_ID =
      required("jobId", text(1, 512), "The unique system-generated ID of the job.");
  private static final Member NONCE =
      required(
          "nonce",
          secret(1, 50),
          "The number of the hand-out, from the reply that handed the job out.");
  private static final Member CLIENT_TOKEN =
      required(
          "clientToken",
          secret(1, 256),
          "The secret half of the clientId and clientToken pair of the partner.");

  private static final Member REVISION =
      optional(
          "currentRevision",
          new Shape.Structure(
              List.of(
                  required("revision", text(1, 1500), "The revision of the artifact."),
                  required("changeIdentifier", text(1, 100), "What tells this change apart."),
                  optional("created", new Shape.Time(), "When the revision was made."),
                  optional("revisionSummary", text(1, 2048), "The revision in words."))),
          "The current revision of the artifact and what changed.");
  private static final Member CONTINUATION =
      optional(
          "continuationToken",
          secret(1, 2048),
          "What a later job needs to go on with the work; the action stays in progress.");
  private static final Member EXECUTION =
      optional(
          "executionDetails",
          new Shape.Structure(
              List.of(
                  optional("summary", text(1, 2048), "The state of the action in words."),
                  optional("externalExecutionId", text(1, 1500), "The ID in the worker's system."),
                  optional("percentComplete", new Shape.Whole(0, 100), "How much is done."))),
          "What the console shows beside the action.");
  private static final Member VARIABLES =
      optional(
          "outputVariables",
          new Shape.Texts(
              pattern(1, ANY, "[A-Za-z0-9@\\-_]+", "letters, digits, @, - and _ only"),
              text(0, ANY),
              ANY),
          "Variables for later actions; not together with a continuation token.");
  private static final Member FAILURE =
      required(
          "failureDetails",
          new Shape.Structure(
              List.of(
                  required("type", oneOf(FailureType.texts()), "The kind of failure."),
                  required("message", text(1, 5000), "The failure in words."),
                  optional(
                      "externalExecutionId", text(1, 1500), "The ID in the worker's system."))),
          "Why the job failed.");
  private static final Member BATCH =
      optional(
          "maxBatchSize", new Shape.Whole(1, ANY), "The largest number of jobs to be handed out.");
  private static final Member QUERY =
      optional(
          "queryParam",
          new Shape.Texts(text(1, 50), pattern(1, 50, "[a-zA-Z0-9_-]+", WORD), 1),
          "The queryable property of the action type and the value it must have.");

  private InputShapes() {}

  /// The input of an operation.
  public static Shape.Structure of(Operation operation) {
    return switch (operation) {
      case ACKNOWLEDGE_JOB -> structure(CUSTOM_ID, NONCE);
      case ACKNOWLEDGE_THIRD_PARTY_JOB -> structure(THIRD_PARTY_ID, NONCE, CLIENT_TOKEN);
      case GET_JOB_DETAILS -> structure(CUSTOM_ID);
      case GET_THIRD_PARTY_JOB_DETAILS -> structure(THIRD_PARTY_ID, CLIENT_TOKEN);
      case POLL_FOR_JOBS -> structure(actionType("Custom"), BATCH, QUERY);
      case POLL_FOR_THIRD_PARTY_JOBS -> structure(actionType("ThirdParty"), BATCH);
      case PUT_JOB_SUCCESS_RESULT ->
          structure(CUSTOM_ID, REVISION, CONTINUATION, EXECUTION, VARIABLES);
      case PUT_JOB_FAILURE_RESULT -> structure(CUSTOM_ID, FAILURE);
      case PUT_THIRD_PARTY_JOB_SUCCESS_RESULT ->
          structure(THIRD_PARTY_ID, CLIENT_TOKEN, REVISION, CONTINUATION, EXECUTION);
      case PUT_THIRD_PARTY_JOB_FAILURE_RESULT -> structure(THIRD_PARTY_ID, CLIENT_TOKEN, FAILURE);
    };
  }

  /// The service refuses a poll for any other owner, so no other is offered.
  private static Member actionType(String owner) {
    return required(
        "actionTypeId",
        new Shape.Structure(
            List.of(
                required("category", oneOf(ActionTypeId.CATEGORIES), "What the action does."),
                required("owner", oneOf(List.of(owner)), "Whose action type it is."),
                required("provider", pattern(1, 35, "[0-9A-Za-z_-]+", WORD), "Its provider."),
                required("version", pattern(1, 9, "[0-9A-Za-z_-]+", WORD), "Its version."))),
        "The action type to hand jobs out of.");
  }

  private static Shape.Structure structure(Member... members) {
    return new Shape.Structure(List.of(members));
  }

  private static Member required(String name, Shape shape, String meaning) {
    return new Member(name, shape, true, meaning);
  }

  private static Member optional(String name, Shape shape, String meaning) {
    return new Member(name, shape, false, meaning);
  }

  private static Shape.Text text(int minimum, int maximum) {
    return new Shape.Text(minimum, maximum, Optional.empty(), "", List.of(), false);
  }

  private static Shape.Text secret(int minimum, int maximum) {
    return new Shape.Text(minimum, maximum, Optional.empty(), "", List.of(), true);
  }

  private static Shape.Text pattern(int minimum, int maximum, String pattern, String form) {
    return new Shape.Text(
        minimum, maximum, Optional.of(Pattern.compile(pattern)), form, List.of(), false);
  }

  private static Shape.Text oneOf(List<String> values) {
    return new Shape.Text(1, ANY, Optional.empty(), "", values, false);
  }
}
