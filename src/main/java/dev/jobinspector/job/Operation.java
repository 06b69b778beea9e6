package dev.jobinspector.job;

/// The operations of the job-worker API that this program sends.
public enum Operation {
  POLL_FOR_JOBS("PollForJobs", Effect.WRITE),
  GET_JOB_DETAILS("GetJobDetails", Effect.READ),
  ACKNOWLEDGE_JOB("AcknowledgeJob", Effect.WRITE),
  POLL_FOR_THIRD_PARTY_JOBS("PollForThirdPartyJobs", Effect.WRITE),
  GET_THIRD_PARTY_JOB_DETAILS("GetThirdPartyJobDetails", Effect.READ),
  ACKNOWLEDGE_THIRD_PARTY_JOB("AcknowledgeThirdPartyJob", Effect.WRITE);

  /// Whether an operation leaves the service as it was.
  public enum Effect {
    READ,
    /// Changes a job; a poll does too: it hands jobs out.
    WRITE
  }

  private final String apiName;
  private final Effect effect;

  Operation(String apiName, Effect effect) {
    this.apiName = apiName;
    this.effect = effect;
  }

  /// As the API names it.
  public String apiName() {
    return apiName;
  }

  public Effect effect() {
    return effect;
  }

  /// The operation that the API names so.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Operation of(String apiName) {
    for (Operation operation : values()) {
      if (operation.apiName.equals(apiName)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("No operation is named " + apiName);
  }
}
