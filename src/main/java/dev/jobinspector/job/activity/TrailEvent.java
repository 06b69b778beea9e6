package dev.jobinspector.job.activity;

import dev.jobinspector.job.ActionTypeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call of CodePipeline as CloudTrail recorded it. A record may lack its parameters or hide them:
/// then what they would tell is empty.
///
/// @param name of the operation, such as `PollForJobs`
/// @param actionType that a poll asked for; empty if it is not recorded
/// @param query values that a poll asked for
/// @param jobIds that it names, in the request or the reply; empty if they are not recorded
/// @param errorCode why it was refused; empty if it was not
public record TrailEvent(
    Instant at,
    String name,
    Caller caller,
    Optional<ActionTypeId> actionType,
    Map<String, String> query,
    List<String> jobIds,
    Optional<String> errorCode) {
  public TrailEvent {
    query = Map.copyOf(query);
    jobIds = List.copyOf(jobIds);
  }

  public boolean isPoll() {
    return name.startsWith("PollFor");
  }

  public boolean isAcknowledge() {
    return name.startsWith("Acknowledge");
  }

  /// Returns whether it reports the result of a job.
  public boolean isResult() {
    return name.startsWith("Put") && name.endsWith("Result");
  }
}
