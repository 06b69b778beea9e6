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
    POLL(
        Effect.WRITE,
        "The jobs that it returns are dispatched to you: no other worker gets them for a while."),
    GET_DETAILS(Effect.READ, "It only reads."),
    ACKNOWLEDGE(
        Effect.WRITE,
        "It takes the job from its worker, and CodePipeline then waits for your result; it does not"
            + " free a pipeline."),
    PUT_SUCCESS(
        Effect.WRITE,
        "It ends the job, and the pipeline goes on; with a continuation token the work goes on in a"
            + " new job."),
    PUT_FAILURE(Effect.WRITE, "It ends the job, and its action and stage fail."),
    READ_PIPELINE(Effect.READ, "It only reads."),
    RETRY_STAGE(
        Effect.WRITE,
        "Failed actions of the stage, or all of them, begin once more with new jobs."),
    STOP(
        Effect.WRITE,
        "It stops the execution when its actions in progress have ended, which a job that nobody"
            + " ends holds up; if it abandons them, at once, which can lead to failed or"
            + " out-of-sequence tasks."),
    DISABLE_TRANSITION(
        Effect.WRITE,
        "No pipeline execution passes the transition until it is enabled; what is in a stage goes"
            + " on."),
    ENABLE_TRANSITION(Effect.WRITE, "A pipeline execution that waits for the transition goes on.");

    private final Effect effect;
    private final String consequence;

    Verb(Effect effect, String consequence) {
      this.effect = effect;
      this.consequence = consequence;
    }

    /// Returns what it brings about, in one sentence to stand beside a form or in a help text.
    public String consequence() {
      return consequence;
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
    for (Operation operation : values()) {
      if (operation.apiName.equals(apiName)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("No operation is named " + apiName);
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
