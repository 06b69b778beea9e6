package dev.jobinspector.request;

import dev.jobinspector.job.request.Operation;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Sample replies of the operations, each text holding the name of its member. Order and names are
/// those of the service model.
final class OutputShapes {
  private static final String ARTIFACT =
      """
      {"name": "name", "revision": "revision", "location": {"type": "type",
       "s3Location": {"bucketName": "bucketName", "objectKey": "objectKey"}}}
      """;
  private static final String DATA =
      """
      {"actionTypeId": {"category": "category", "owner": "owner", "provider": "provider",
        "version": "version"},
       "actionConfiguration": {"configuration": {"KeyName": ""}},
       "pipelineContext": {"pipelineName": "pipelineName", "stage": {"name": "name"},
        "action": {"name": "name", "actionExecutionId": "actionExecutionId"},
        "pipelineArn": "pipelineArn", "pipelineExecutionId": "pipelineExecutionId"},
       "inputArtifacts": [ARTIFACT],
       "outputArtifacts": [ARTIFACT],
       "artifactCredentials": {"accessKeyId": "accessKeyId",
        "secretAccessKey": "secretAccessKey", "sessionToken": "sessionToken"},
       "continuationToken": "continuationToken",
       "encryptionKey": {"id": "id", "type": "type"}}
      """
          .replace("ARTIFACT", ARTIFACT);
  private static final String OF_RULE =
      """
      {"ruleExecutionId": "ruleExecutionId", "status": "status", "summary": "summary",
       "lastStatusChange": TIME, "token": "token", "lastUpdatedBy": "lastUpdatedBy",
       "externalExecutionId": "externalExecutionId",
       "externalExecutionUrl": "externalExecutionUrl",
       "errorDetails": {"code": "code", "message": "message"}}
      """;
  private static final String CONDITIONS =
      """
      {"latestExecution": {"status": "status", "summary": "summary"},
       "conditionStates": [{
        "latestExecution": {"status": "status", "summary": "summary", "lastStatusChange": TIME},
        "ruleStates": [{"ruleName": "ruleName", "currentRevision": REVISION,
         "latestExecution": OF_RULE, "entityUrl": "entityUrl",
         "revisionUrl": "revisionUrl"}]}]}
      """
          .replace("OF_RULE", OF_RULE);
  private static final String STATE =
      """
      {"pipelineName": "pipelineName", "pipelineVersion": 0, "stageStates": [{
        "stageName": "stageName", "inboundExecution": EXECUTION, "inboundExecutions": [EXECUTION],
        "inboundTransitionState": {"enabled": true, "lastChangedBy": "lastChangedBy",
         "lastChangedAt": TIME, "disabledReason": "disabledReason"},
        "actionStates": [{"actionName": "actionName", "currentRevision": REVISION,
         "latestExecution": {"actionExecutionId": "actionExecutionId", "status": "status",
          "summary": "summary", "lastStatusChange": TIME, "token": "token",
          "lastUpdatedBy": "lastUpdatedBy", "externalExecutionId": "externalExecutionId",
          "externalExecutionUrl": "externalExecutionUrl", "percentComplete": 0,
          "errorDetails": {"code": "code", "message": "message"},
          "logStreamARN": "logStreamARN"},
         "entityUrl": "entityUrl", "revisionUrl": "revisionUrl"}],
        "latestExecution": EXECUTION, "beforeEntryConditionState": CONDITIONS,
        "onSuccessConditionState": CONDITIONS, "onFailureConditionState": CONDITIONS,
        "retryStageMetadata": {"autoStageRetryAttempt": 0, "manualStageRetryAttempt": 0,
         "latestRetryTrigger": "latestRetryTrigger"}}],
       "created": TIME, "updated": TIME}
      """
          .replace("CONDITIONS", CONDITIONS)
          .replace(
              "EXECUTION",
              """
              {"pipelineExecutionId": "pipelineExecutionId", "status": "status", "type": "type"}
              """)
          .replace(
              "REVISION",
              """
              {"revisionId": "revisionId", "revisionChangeId": "revisionChangeId",
               "created": TIME}
              """);
  private static final String ACTIONS =
      """
      {"actionExecutionDetails": [{"pipelineExecutionId": "pipelineExecutionId",
        "actionExecutionId": "actionExecutionId", "pipelineVersion": 0, "stageName": "stageName",
        "actionName": "actionName", "startTime": TIME, "lastUpdateTime": TIME,
        "updatedBy": "updatedBy", "status": "status",
        "input": {"actionTypeId": {"category": "category", "owner": "owner",
          "provider": "provider", "version": "version"},
         "configuration": {"KeyName": ""}, "resolvedConfiguration": {"KeyName": ""},
         "roleArn": "roleArn", "region": "region", "inputArtifacts": [ARTIFACT],
         "namespace": "namespace"},
        "output": {"outputArtifacts": [ARTIFACT],
         "executionResult": {"externalExecutionId": "externalExecutionId",
          "externalExecutionSummary": "externalExecutionSummary",
          "externalExecutionUrl": "externalExecutionUrl",
          "errorDetails": {"code": "code", "message": "message"},
          "logStreamARN": "logStreamARN"},
         "outputVariables": {"KeyName": ""}}}],
       "nextToken": "nextToken"}
      """
          .replace(
              "ARTIFACT",
              """
              {"name": "name", "s3location": {"bucket": "bucket", "key": "key"}}
              """);
  private static final String TIME = "\"1970-01-01T00:00:00\"";
  private static final JsonMapper JSON = JsonMapper.shared();

  private OutputShapes() {}

  /// Returns a reply of the operation, as maps, lists and texts; empty where it has none.
  static Optional<Object> of(Operation operation) {
    return switch (operation) {
      case ACKNOWLEDGE_JOB, ACKNOWLEDGE_THIRD_PARTY_JOB -> sample("{'status': 'status'}");
      case GET_JOB_DETAILS ->
          sample("{'jobDetails': {'id': 'id', 'data': DATA, 'accountId': 'accountId'}}");
      case GET_THIRD_PARTY_JOB_DETAILS ->
          sample("{'jobDetails': {'id': 'id', 'data': DATA, 'nonce': 'nonce'}}");
      case POLL_FOR_JOBS ->
          sample(
              "{'jobs': [{'id': 'id', 'data': DATA, 'nonce': 'nonce', 'accountId': 'accountId'}]}");
      case POLL_FOR_THIRD_PARTY_JOBS ->
          sample("{'jobs': [{'clientId': 'clientId', 'jobId': 'jobId'}]}");
      case PUT_JOB_SUCCESS_RESULT,
          PUT_JOB_FAILURE_RESULT,
          PUT_THIRD_PARTY_JOB_SUCCESS_RESULT,
          PUT_THIRD_PARTY_JOB_FAILURE_RESULT ->
          Optional.empty();
      case GET_PIPELINE_STATE -> sample(STATE.replace("TIME", TIME));
      case LIST_ACTION_EXECUTIONS -> sample(ACTIONS.replace("TIME", TIME));
      case RETRY_STAGE_EXECUTION, STOP_PIPELINE_EXECUTION ->
          sample("{'pipelineExecutionId': 'pipelineExecutionId'}");
      case DISABLE_STAGE_TRANSITION, ENABLE_STAGE_TRANSITION -> Optional.empty();
    };
  }

  private static Optional<Object> sample(String text) {
    return Optional.of(JSON.readValue(text.replace('\'', '"').replace("DATA", DATA), Object.class));
  }
}
