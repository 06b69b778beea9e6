package dev.jobinspector.request;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.ClientToken;
import dev.jobinspector.job.Constraint;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.ThirdPartyJobId;
import dev.jobinspector.job.request.ActionExecutionQuery;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.FailureType;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.JobResult.CurrentRevision;
import dev.jobinspector.job.request.JobResult.ExecutionDetails;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import java.util.List;

/// The input of the operations: one table from which validation, skeletons, options and help are
/// made. Order, names and limits are those of the service model, API version 2015-07-09.
public final class InputShapes {
  private static final int ANY = Integer.MAX_VALUE;
  private static final String ID = "The unique system-generated ID of the job.";
  private static final String EXTERNAL_ID = "The ID in the worker's system.";

  private static final Member CUSTOM_ID = required("jobId", Shape.Text.of(JobId.CONSTRAINT), ID);
  private static final Member THIRD_PARTY_ID =
      required("jobId", Shape.Text.of(ThirdPartyJobId.CONSTRAINT), ID);
  private static final Member NONCE =
      required(
          "nonce",
          Shape.Text.secret(Nonce.CONSTRAINT),
          "The number that the latest poll gave with the job.");
  private static final Member CLIENT_TOKEN =
      required(
          "clientToken",
          Shape.Text.secret(ClientToken.CONSTRAINT),
          "The secret half of the clientId and clientToken pair of the partner.");

  private static final Member REVISION =
      optional(
          "currentRevision",
          new Shape.Structure(
              List.of(
                  required(
                      "revision",
                      Shape.Text.of(CurrentRevision.REVISION),
                      "The revision of the artifact."),
                  required(
                      "changeIdentifier",
                      Shape.Text.of(CurrentRevision.CHANGE_IDENTIFIER),
                      "What tells this change apart."),
                  optional("created", new Shape.Time(), "When the revision was made."),
                  optional(
                      "revisionSummary",
                      Shape.Text.of(CurrentRevision.SUMMARY),
                      "The revision in words."))),
          "The current revision of the artifact and what changed.");
  private static final Member CONTINUATION =
      optional(
          "continuationToken",
          Shape.Text.secret(JobResult.Success.CONTINUATION_TOKEN),
          "What a later job needs to go on with the work; the action stays in progress.");
  private static final Member EXECUTION =
      optional(
          "executionDetails",
          new Shape.Structure(
              List.of(
                  optional(
                      "summary",
                      Shape.Text.of(ExecutionDetails.SUMMARY),
                      "The state of the action in words."),
                  optional(
                      "externalExecutionId",
                      Shape.Text.of(ExecutionDetails.EXTERNAL_ID),
                      EXTERNAL_ID),
                  optional("percentComplete", new Shape.Whole(0, 100), "How much is done."))),
          "What the console shows beside the action.");
  private static final Member VARIABLES =
      optional(
          "outputVariables",
          new Shape.Texts(Shape.Text.of(JobResult.Success.VARIABLE_NAME), Shape.Text.ANY, ANY),
          "Variables for later actions; not together with a continuation token.");
  private static final Member FAILURE =
      required(
          "failureDetails",
          new Shape.Structure(
              List.of(
                  required("type", Shape.Text.oneOf(FailureType.texts()), "The kind of failure."),
                  required(
                      "message", Shape.Text.of(JobResult.Failure.MESSAGE), "The failure in words."),
                  optional(
                      "externalExecutionId",
                      Shape.Text.of(ExecutionDetails.EXTERNAL_ID),
                      EXTERNAL_ID))),
          "Why the job failed.");
  private static final Member BATCH =
      optional(
          "maxBatchSize",
          new Shape.Whole(1, ANY),
          "The largest number of jobs that the poll gives.");
  private static final Member QUERY =
      optional(
          "queryParam",
          new Shape.Texts(
              Shape.Text.of(PollRequest.QUERY_KEY), Shape.Text.of(PollRequest.QUERY_VALUE), 1),
          "The queryable property of the action type and the value it must have.");

  private static final String PIPELINE_NAME = "The name of the pipeline.";
  private static final Member PIPELINE =
      required("pipelineName", Shape.Text.of(PipelineContext.PIPELINE), PIPELINE_NAME);
  private static final Member STAGE =
      required("stageName", Shape.Text.of(PipelineContext.STAGE), "The name of the stage.");
  private static final Shape.Text EXECUTION_ID = Shape.Text.of(PipelineContext.PIPELINE_EXECUTION);
  private static final Member PIPELINE_EXECUTION =
      required("pipelineExecutionId", EXECUTION_ID, "The ID of the pipeline execution.");
  private static final Member FILTER =
      optional(
          "filter",
          new Shape.Structure(
              List.of(
                  optional(
                      "pipelineExecutionId",
                      EXECUTION_ID,
                      "Only those of this pipeline execution."),
                  optional(
                      "latestInPipelineExecution",
                      new Shape.Structure(
                          List.of(
                              PIPELINE_EXECUTION,
                              required(
                                  "startTimeRange",
                                  Shape.Text.oneOf(List.of("Latest", "All")),
                                  "Latest leaves out what was retried since."))),
                      "Only the latest ones of a pipeline execution; as JSON."))),
          "Which executions of actions are listed.");
  private static final Member MAX_RESULTS =
      optional(
          "maxResults",
          new Shape.Whole(1, ActionExecutionQuery.LARGEST_PAGE),
          "The size of the one page that is listed.");
  private static final Member NEXT_TOKEN =
      optional(
          "nextToken",
          Shape.Text.of(Constraint.length("next token", 1, 2_048)),
          "The nextToken of the page before; lists one page.");
  private static final Member RETRY_MODE =
      required(
          "retryMode",
          Shape.Text.oneOf(StageRetry.Mode.texts()),
          "Whether the failed actions of the stage begin once more, or all of them.");
  private static final Member ABANDON =
      optional(
          "abandon",
          new Shape.Flag(),
          "Do not wait for the actions in progress: nothing stops them, and their results are"
              + " ignored. Without it the execution stops when they have ended.");
  private static final Member STOP_REASON =
      optional("reason", Shape.Text.of(ExecutionStop.REASON), "Why it is stopped.");
  private static final Member DIRECTION =
      required(
          "transitionType",
          Shape.Text.oneOf(TransitionChange.Direction.texts()),
          "The transition into the stage, or out of it.");
  private static final Member DISABLED_REASON =
      required(
          "reason",
          Shape.Text.of(TransitionChange.REASON),
          "Why it is disabled; the console shows it.");

  private InputShapes() {}

  /// Returns the input of an operation.
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
      case GET_PIPELINE_STATE ->
          structure(required("name", Shape.Text.of(PipelineContext.PIPELINE), PIPELINE_NAME));
      case LIST_ACTION_EXECUTIONS -> structure(PIPELINE, FILTER, MAX_RESULTS, NEXT_TOKEN);
      case RETRY_STAGE_EXECUTION -> structure(PIPELINE, STAGE, PIPELINE_EXECUTION, RETRY_MODE);
      case STOP_PIPELINE_EXECUTION -> structure(PIPELINE, PIPELINE_EXECUTION, ABANDON, STOP_REASON);
      case DISABLE_STAGE_TRANSITION -> structure(PIPELINE, STAGE, DIRECTION, DISABLED_REASON);
      case ENABLE_STAGE_TRANSITION -> structure(PIPELINE, STAGE, DIRECTION);
    };
  }

  /// The service refuses a poll for any other owner, so no other is offered.
  private static Member actionType(String owner) {
    return required(
        "actionTypeId",
        new Shape.Structure(
            List.of(
                required(
                    "category", Shape.Text.oneOf(ActionTypeId.CATEGORIES), "What the action does."),
                required("owner", Shape.Text.oneOf(List.of(owner)), "Whose action type it is."),
                required("provider", Shape.Text.of(ActionTypeId.PROVIDER), "Its provider."),
                required("version", Shape.Text.of(ActionTypeId.VERSION), "Its version."))),
        "The action type whose jobs are polled for.");
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
}
