package dev.jobinspector.job.request;

import java.util.Locale;

/// The operations of the job-worker API that this program sends.
public enum Operation {
  POLL_FOR_JOBS("PollForJobs", Effect.WRITE),
  GET_JOB_DETAILS("GetJobDetails", Effect.READ),
  ACKNOWLEDGE_JOB("AcknowledgeJob", Effect.WRITE),
  POLL_FOR_THIRD_PARTY_JOBS("PollForThirdPartyJobs", Effect.WRITE),
  GET_THIRD_PARTY_JOB_DETAILS("GetThirdPartyJobDetails", Effect.READ),
  ACKNOWLEDGE_THIRD_PARTY_JOB("AcknowledgeThirdPartyJob", Effect.WRITE),
  PUT_JOB_SUCCESS_RESULT("PutJobSuccessResult", Effect.WRITE),
  PUT_JOB_FAILURE_RESULT("PutJobFailureResult", Effect.WRITE),
  PUT_THIRD_PARTY_JOB_SUCCESS_RESULT("PutThirdPartyJobSuccessResult", Effect.WRITE),
  PUT_THIRD_PARTY_JOB_FAILURE_RESULT("PutThirdPartyJobFailureResult", Effect.WRITE);

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

  /// As the AWS CLI names it: `acknowledge-job`.
  public String commandName() {
    return apiName.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
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
