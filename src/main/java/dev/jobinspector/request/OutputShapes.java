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
    };
  }

  private static Optional<Object> sample(String text) {
    return Optional.of(JSON.readValue(text.replace('\'', '"').replace("DATA", DATA), Object.class));
  }
}
