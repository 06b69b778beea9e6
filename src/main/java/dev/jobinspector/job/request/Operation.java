package dev.jobinspector.job.request;

import dev.jobinspector.job.JobKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The operations that this program sends and that a command is named after: a verb, and the kind
/// of job that it is for, if it is for one. The names of the API and of the AWS CLI follow from the
/// name of the constant.
public enum Operation {
  POLL_FOR_JOBS(Verb.POLL, JobKind.CUSTOM),
  GET_JOB_DETAILS(Verb.GET_DETAILS, JobKind.CUSTOM),
  ACKNOWLEDGE_JOB(Verb.ACKNOWLEDGE, JobKind.CUSTOM),
  POLL_FOR_THIRD_PARTY_JOBS(Verb.POLL, JobKind.THIRD_PARTY),
  GET_THIRD_PARTY_JOB_DETAILS(Verb.GET_DETAILS, JobKind.THIRD_PARTY),
  ACKNOWLEDGE_THIRD_PARTY_JOB(Verb.ACKNOWLEDGE, JobKind.THIRD_PARTY),
  PUT_JOB_SUCCESS_RESULT(Verb.PUT_SUCCESS, JobKind.CUSTOM),
  PUT_JOB_FAILURE_RESULT(Verb.PUT_FAILURE, JobKind.CUSTOM),
  PUT_THIRD_PARTY_JOB_SUCCESS_RESULT(Verb.PUT_SUCCESS, JobKind.THIRD_PARTY),
  PUT_THIRD_PARTY_JOB_FAILURE_RESULT(Verb.PUT_FAILURE, JobKind.THIRD_PARTY),
  GET_PIPELINE_STATE(Verb.READ_PIPELINE),
  LIST_ACTION_EXECUTIONS(Verb.READ_PIPELINE),
  RETRY_STAGE_EXECUTION(Verb.RETRY_STAGE),
  STOP_PIPELINE_EXECUTION(Verb.STOP),
  DISABLE_STAGE_TRANSITION(Verb.DISABLE_TRANSITION),
  ENABLE_STAGE_TRANSITION(Verb.ENABLE_TRANSITION);

  /// What an operation does, whatever it does it to.
  public enum Verb {
    POLL(Effect.WRITE),
    GET_DETAILS(Effect.READ),
    ACKNOWLEDGE(Effect.WRITE),
    PUT_SUCCESS(Effect.WRITE),
    PUT_FAILURE(Effect.WRITE),
    READ_PIPELINE(Effect.READ),
    RETRY_STAGE(Effect.WRITE),
    STOP(Effect.WRITE),
    DISABLE_TRANSITION(Effect.WRITE),
    ENABLE_TRANSITION(Effect.WRITE);

    private final Effect effect;

    Verb(Effect effect) {
      this.effect = effect;
    }

    public Effect effect() {
      return effect;
    }
  }

  /// Whether an operation leaves the service as it was.
  public enum Effect {
    READ,
    /// Changes something at the service; a poll does too: the jobs that it returns are dispatched.
    WRITE
  }

  private final Verb verb;
  private final Optional<JobKind> kind;
  private final String apiName;

  Operation(Verb verb, JobKind kind) {
    this(verb, Optional.of(kind));
  }

  Operation(Verb verb) {
    this(verb, Optional.empty());
  }

  Operation(Verb verb, Optional<JobKind> kind) {
    this.verb = verb;
    this.kind = kind;
    this.apiName =
        Arrays.stream(name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  /// Returns the operation that does this to jobs of this kind.
  ///
  /// @throws IllegalArgumentException if there is none: the verb is not one for jobs
  public static Operation of(Verb verb, JobKind kind) {
    return Arrays.stream(values())
        .filter(operation -> operation.verb == verb && operation.kind.equals(Optional.of(kind)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(verb + " is not for jobs."));
  }

  /// Returns the operation that the API names so.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Operation of(String apiName) {
    return Arrays.stream(values())
        .filter(operation -> operation.apiName.equals(apiName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No operation is named " + apiName));
  }

  public Verb verb() {
    return verb;
  }

  /// Returns the kind of job that it is for; empty for an operation on something else than a job.
  public Optional<JobKind> kind() {
    return kind;
  }

  public Effect effect() {
    return verb.effect();
  }

  /// Returns its name in the API: `AcknowledgeJob`.
  public String apiName() {
    return apiName;
  }

  /// Returns its name in the AWS CLI: `acknowledge-job`.
  public String commandName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
