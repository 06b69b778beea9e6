package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.state.Job;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// PollForJobs, GetJobDetails and AcknowledgeJob.
final class CustomJobs {
  private final Acknowledgement acknowledgement;

  CustomJobs(Acknowledgement acknowledgement) {
    this.acknowledgement = acknowledgement;
  }

  OperationResult poll(Call call) {
    ActionType type = ActionTypes.ownedBy("Custom", call);
    Optional<String> value = queryValue(type, call.input().path("queryParam"));
    ObjectNode answer = JobJson.object();
    var jobs = answer.putArray("jobs");
    int atMost = call.batchSize();
    for (Job job : call.flow().dispatch(call.region(), type, value, atMost, call.now())) {
      ObjectNode item = jobs.addObject().put("id", job.id());
      item.set("data", JobJson.data(job, call.account().artifactCredentials()));
      item.put("nonce", job.nonce().orElseThrow());
      item.put("accountId", call.account().id());
    }
    return new OperationResult.Body(answer);
  }

  OperationResult details(Call call) {
    Job job = find(call);
    ObjectNode answer = JobJson.object();
    ObjectNode details = answer.putObject("jobDetails").put("id", job.id());
    details.set("data", JobJson.data(job, call.account().artifactCredentials()));
    details.put("accountId", call.account().id());
    return new OperationResult.Body(answer);
  }

  OperationResult acknowledge(Call call) {
    return acknowledgement.of(find(call), call);
  }

  /// Returns the job of the request. Third-party jobs are not found here.
  static Job find(Call call) {
    return call.region()
        .job(call.text("jobId"))
        .filter(job -> !job.type().isThirdParty())
        .orElseThrow(() -> notFound(call));
  }

  static ServiceError notFound(Call call) {
    return ServiceError.modelled(
        "JobNotFoundException", "No job found with ID: " + call.text("jobId"));
  }

  private static Optional<String> queryValue(ActionType type, JsonNode queryParam) {
    Optional<String> queryable = type.queryable();
    if (queryable.isEmpty() && !queryParam.isEmpty()) {
      throw ServiceError.validation(
          "queryParam must be null or empty: the action type has no queryable property");
    }
    if (queryable.isPresent() && !queryParam.path(queryable.get()).isString()) {
      throw ServiceError.validation(
          "queryParam must contain the queryable property '" + queryable.get() + "' as its key");
    }
    return queryable.map(name -> queryParam.path(name).stringValue());
  }
}
