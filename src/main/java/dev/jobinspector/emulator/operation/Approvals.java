package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Action;
import dev.jobinspector.emulator.declaration.PipelineDeclaration.Stage;
import dev.jobinspector.emulator.json.EpochSeconds;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.state.ActionRun;
import dev.jobinspector.emulator.state.ActionRun.Problem;
import dev.jobinspector.emulator.state.Pipeline;
import dev.jobinspector.emulator.state.WorkProgress;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// PutApprovalResult.
final class Approvals {
  private static final Problem REJECTED = new Problem("JobFailed", "The approval was rejected.");

  OperationResult put(Call call) {
    Pipeline pipeline = call.pipeline("pipelineName");
    ActionRun run = run(pipeline, action(call, call.stage(pipeline)), call);
    switch (run.status()) {
      case IN_PROGRESS -> end(run, call);
      case ABANDONED -> throw invalid();
      case SUCCEEDED, FAILED -> {
        if (run.problem().stream().allMatch(REJECTED::equals)) {
          throw ServiceError.modelled(
              "ApprovalAlreadyCompletedException",
              "The approval action has already been approved or rejected");
        }
        throw invalid();
      }
    }
    ObjectNode answer = JobJson.object();
    answer.set("approvedAt", EpochSeconds.seconds(call.now()));
    return new OperationResult.Body(answer);
  }

  private static void end(ActionRun run, Call call) {
    JsonNode result = call.input().path("result");
    Optional<String> summary = Call.optionalText(result, "summary").filter(text -> !text.isEmpty());
    run.report(
        new WorkProgress(summary, Optional.empty(), Optional.empty(), Optional.empty()),
        call.now());
    if (result.path("status").stringValue().equals("Approved")) {
      call.flow().pipelines().succeeded(run, call.now());
    } else {
      call.flow().pipelines().failed(run, REJECTED, call.now());
    }
  }

  private static Action action(Call call, Stage stage) {
    return stage.actions().stream()
        .filter(it -> it.name().equals(call.text("actionName")) && it.type().isApproval())
        .findFirst()
        .orElseThrow(
            () ->
                ServiceError.modelled(
                    "ActionNotFoundException",
                    "Stage '%s' does not have an approval action with name '%s'"
                        .formatted(stage.name(), call.text("actionName"))));
  }

  private static ActionRun run(Pipeline pipeline, Action action, Call call) {
    return pipeline.executions().reversed().stream()
        .flatMap(execution -> execution.actions().reversed().stream())
        .filter(run -> run.declaration().name().equals(action.name()))
        .filter(run -> run.stage().declaration().name().equals(call.text("stageName")))
        .filter(run -> run.approvalToken().equals(call.text("token")))
        .findFirst()
        .orElseThrow(Approvals::invalid);
  }

  private static ServiceError invalid() {
    return ServiceError.modelled(
        "InvalidApprovalTokenException",
        "The approval request already received a response or has expired");
  }
}
