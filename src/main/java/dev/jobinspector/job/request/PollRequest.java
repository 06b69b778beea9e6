package dev.jobinspector.job.request;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.Constraint;
import dev.jobinspector.job.JobKind;
import java.util.Map;

/// What to poll for. The owner of the action type decides the kind of job.
///
/// @param maximum how many jobs to return at most, at least 1
/// @param query at most one queryable property and its value; custom jobs only
public record PollRequest(ActionTypeId actionType, int maximum, Map<String, String> query) {
  /// The owner whose jobs are third-party jobs.
  public static final String THIRD_PARTY_OWNER = "ThirdParty";

  public static final Constraint QUERY_KEY = Constraint.length("property", 1, 50);
  public static final Constraint QUERY_VALUE = Constraint.word("value of the property", 50);

  public PollRequest {
    if (maximum < 1) {
      throw new IllegalArgumentException("Ask for at least 1 job.");
    }
    query.forEach(
        (key, value) -> {
          QUERY_KEY.require(key);
          QUERY_VALUE.require(value);
        });
    query = Map.copyOf(query);
  }

  public JobKind kind() {
    return actionType.owner().equals(THIRD_PARTY_OWNER) ? JobKind.THIRD_PARTY : JobKind.CUSTOM;
  }
}
