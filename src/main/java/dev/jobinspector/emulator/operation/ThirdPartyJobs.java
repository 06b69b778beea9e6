package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Client;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.state.Job;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// PollForThirdPartyJobs, GetThirdPartyJobDetails and AcknowledgeThirdPartyJob.
final class ThirdPartyJobs {
  /// What AWS's sample worker sends for every client until its owner adds a look-up.
  private static final String DEFAULT_CLIENT_TOKEN = "DEFAULT_CLIENT_TOKEN";

  private final Acknowledgement acknowledgement;

  ThirdPartyJobs(Acknowledgement acknowledgement) {
    this.acknowledgement = acknowledgement;
  }

  /// Sends neither nonce nor data; those come with the details, for the client token.
  OperationResult poll(Call call) {
    ActionType type = ActionTypes.ownedBy("ThirdParty", call);
    ObjectNode answer = JobJson.object();
    var jobs = answer.putArray("jobs");
    int atMost = call.batchSize();
    for (Job job :
        call.flow().dispatch(call.region(), type, Optional.empty(), atMost, call.now())) {
      jobs.addObject().put("clientId", client(job).id()).put("jobId", job.id());
    }
    return new OperationResult.Body(answer);
  }

  OperationResult details(Call call) {
    call.region()
        .job(call.text("jobId"))
        .filter(job -> !job.type().isThirdParty())
        .ifPresent(
            job -> {
              throw ServiceError.modelled(
                  "InvalidJobException", "Job " + job.id() + " is not a third-party job");
            });
    Job job = find(call);
    ObjectNode answer = JobJson.object();
    ObjectNode details = answer.putObject("jobDetails").put("id", job.id());
    details.set("data", JobJson.data(job, call.account().artifactCredentials()));
    job.nonce().ifPresent(nonce -> details.put("nonce", nonce));
    return new OperationResult.Body(answer);
  }

  OperationResult acknowledge(Call call) {
    return acknowledgement.of(find(call), call);
  }

  /// Returns the job of the request, if the client token is its client's. The id of the client is
  /// not.
  static Job find(Call call) {
    Job job =
        call.region()
            .job(call.text("jobId"))
            .filter(found -> found.type().isThirdParty())
            .orElseThrow(() -> CustomJobs.notFound(call));
    String token = call.text("clientToken");
    boolean sampleWorker =
        job.type().acceptsDefaultClientToken() && token.equals(DEFAULT_CLIENT_TOKEN);
    if (!sampleWorker && !token.equals(client(job).token())) {
      throw ServiceError.modelled(
          "InvalidClientTokenException", "The client token is not valid for job " + job.id());
    }
    return job;
  }

  private static Client client(Job job) {
    return job.action().declaration().client().orElseThrow();
  }
}
