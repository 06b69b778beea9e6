package dev.jobinspector.job.request;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import java.util.Map;

/// What to poll for. The owner of the action type decides the kind of job.
///
/// @param maximum how many jobs to return at most, at least 1
/// @param query at most one queryable property and its value; custom jobs only
public record PollRequest(ActionTypeId actionType, int maximum, Map<String, String> query) {
  /// The owner whose jobs are third-party jobs.
  public static final String THIRD_PARTY_OWNER = "ThirdParty";

  public PollRequest {
    if (maximum < 1) {
      throw new IllegalArgumentException("Ask for at least 1 job.");
    }
    query = Map.copyOf(query);
  }

  public JobKind kind() {
    return actionType.owner().equals(THIRD_PARTY_OWNER) ? JobKind.THIRD_PARTY : JobKind.CUSTOM;
  }
}
