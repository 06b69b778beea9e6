package dev.jobinspector.emulator.operation;

import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.json.JobJson;
import dev.jobinspector.emulator.state.Job;

/// The heart of AcknowledgeJob and AcknowledgeThirdPartyJob: the nonce from the latest poll turns
/// Dispatched into InProgress; any other nonce is refused.
///
/// Whether the right nonce, sent again, is answered with the job's state is not documented, hence a
/// setting.
final class Acknowledgement {
  private final boolean repeatedIsRefused;

  Acknowledgement(boolean repeatedIsRefused) {
    this.repeatedIsRefused = repeatedIsRefused;
  }

  OperationResult of(Job job, Call call) {
    boolean right = job.nonce().stream().anyMatch(call.text("nonce")::equals);
    if (!right || (!call.flow().acknowledge(job) && repeatedIsRefused)) {
      throw ServiceError.modelled(
          "InvalidNonceException", "The nonce is not valid for job " + job.id());
    }
    return new OperationResult.Body(JobJson.object().put("status", job.state().wireName()));
  }
}
