package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.Constraints;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.state.Account;
import dev.jobinspector.emulator.state.Service;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// All operations by name.
public final class Operations {
  private interface Operation {
    OperationResult of(Call call);
  }

  private final Constraints constraints = Constraints.load();
  private final Service service;
  private final Map<String, Operation> byName;

  /// @param repeatedAcknowledgeIsRefused whether the right nonce, sent again, is an invalid one
  public Operations(Service service, boolean repeatedAcknowledgeIsRefused) {
    this.service = service;
    var acknowledgement = new Acknowledgement(repeatedAcknowledgeIsRefused);
    var custom = new CustomJobs(acknowledgement);
    var customResults = new JobResults(CustomJobs::find);
    var thirdParty = new ThirdPartyJobs(acknowledgement);
    var thirdPartyResults = new JobResults(ThirdPartyJobs::find);
    var pipelines = new PipelineReads();
    var actions = new ActionReads();
    var actionTypes = new ActionTypeReads();
    var controls = new PipelineControls();
    var typeChanges = new ActionTypeChanges();
    var changes = new PipelineChanges();
    this.byName =
        Map.ofEntries(
            Map.entry("PollForJobs", custom::poll),
            Map.entry("GetJobDetails", custom::details),
            Map.entry("AcknowledgeJob", custom::acknowledge),
            Map.entry("PutJobSuccessResult", customResults::success),
            Map.entry("PutJobFailureResult", customResults::failure),
            Map.entry("PollForThirdPartyJobs", thirdParty::poll),
            Map.entry("GetThirdPartyJobDetails", thirdParty::details),
            Map.entry("AcknowledgeThirdPartyJob", thirdParty::acknowledge),
            Map.entry("PutThirdPartyJobSuccessResult", thirdPartyResults::success),
            Map.entry("PutThirdPartyJobFailureResult", thirdPartyResults::failure),
            Map.entry("ListPipelines", pipelines::list),
            Map.entry("GetPipeline", pipelines::get),
            Map.entry("GetPipelineState", pipelines::state),
            Map.entry("ListPipelineExecutions", pipelines::executions),
            Map.entry("GetPipelineExecution", pipelines::execution),
            Map.entry("ListActionExecutions", actions::list),
            Map.entry("ListActionTypes", actionTypes::list),
            Map.entry("GetActionType", actionTypes::get),
            Map.entry("CreateCustomActionType", typeChanges::create),
            Map.entry("DeleteCustomActionType", typeChanges::delete),
            Map.entry("CreatePipeline", changes::create),
            Map.entry("UpdatePipeline", changes::update),
            Map.entry("DeletePipeline", changes::delete),
            Map.entry("StartPipelineExecution", new PipelineStarts()::start),
            Map.entry("PutApprovalResult", new Approvals()::put),
            Map.entry("RetryStageExecution", controls::retry),
            Map.entry("StopPipelineExecution", controls::stop),
            Map.entry("DisableStageTransition", controls::disable),
            Map.entry("EnableStageTransition", controls::enable));
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /// Writes the request into the ledger of the job that it names, if it names one.
  public void receive(String operation, String region, JsonNode input) {
    if (input.path("jobId").isString()) {
      String id = input.path("jobId").stringValue();
      service.with(
          (account, now) -> {
            account.region(region).job(id).ifPresent(job -> job.receive(operation));
            return id;
          });
    }
  }

  /// Plays an operation.
  ///
  /// @throws ServiceError if the service refuses it
  public OperationResult answer(String operation, String region, JsonNode input) {
    Operation played = byName.get(operation);
    if (played == null) {
      throw new ServiceError(
          "UnknownOperationException", 404, "The emulator does not know " + operation);
    }
    constraints.check(operation, input);
    return service.with(
        (Account account, Instant now) ->
            played.of(new Call(account, account.region(region), input, now)));
  }
}
