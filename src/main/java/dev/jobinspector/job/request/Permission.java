package dev.jobinspector.job.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The permissions of IAM that the requests of this program need: one for each operation that is
/// sent. `GetCallerIdentity` needs none.
public enum Permission {
  ACKNOWLEDGE_JOB(Operation.Effect.WRITE, Resource.ANY),
  ACKNOWLEDGE_THIRD_PARTY_JOB(Operation.Effect.WRITE, Resource.ANY),
  DISABLE_STAGE_TRANSITION(Operation.Effect.WRITE, Resource.STAGE),
  ENABLE_STAGE_TRANSITION(Operation.Effect.WRITE, Resource.STAGE),
  GET_ACTION_TYPE(Operation.Effect.READ, Resource.ACTION_TYPE),
  GET_JOB_DETAILS(Operation.Effect.READ, Resource.ANY),
  GET_PIPELINE(Operation.Effect.READ, Resource.PIPELINE),
  GET_PIPELINE_STATE(Operation.Effect.READ, Resource.PIPELINE),
  GET_THIRD_PARTY_JOB_DETAILS(Operation.Effect.READ, Resource.ANY),
  LIST_ACTION_EXECUTIONS(Operation.Effect.READ, Resource.PIPELINE),
  LIST_ACTION_TYPES(Operation.Effect.READ, Resource.ANY),
  LIST_PIPELINES(Operation.Effect.READ, Resource.ANY),
  LIST_PIPELINE_EXECUTIONS(Operation.Effect.READ, Resource.PIPELINE),
  POLL_FOR_JOBS(Operation.Effect.WRITE, Resource.ACTION_TYPE),
  POLL_FOR_THIRD_PARTY_JOBS(Operation.Effect.WRITE, Resource.ANY),
  PUT_JOB_FAILURE_RESULT(Operation.Effect.WRITE, Resource.ANY),
  PUT_JOB_SUCCESS_RESULT(Operation.Effect.WRITE, Resource.ANY),
  PUT_THIRD_PARTY_JOB_FAILURE_RESULT(Operation.Effect.WRITE, Resource.ANY),
  PUT_THIRD_PARTY_JOB_SUCCESS_RESULT(Operation.Effect.WRITE, Resource.ANY),
  RETRY_STAGE_EXECUTION(Operation.Effect.WRITE, Resource.STAGE),
  STOP_PIPELINE_EXECUTION(Operation.Effect.WRITE, Resource.PIPELINE),
  /// Of CloudTrail: who polled and acknowledged.
  LOOKUP_EVENTS(Operation.Effect.READ, Resource.TRAIL),
  /// Of CloudWatch Logs: what a function wrote.
  FILTER_LOG_EVENTS(Operation.Effect.READ, Resource.FUNCTION_LOG);

  /// What a statement can be limited to, as the Service Authorization Reference lists it.
  public enum Resource {
    /// IAM takes `*` only.
    ANY("codepipeline"),
    PIPELINE("codepipeline", "PIPELINE"),
    STAGE("codepipeline", "PIPELINE/STAGE"),
    /// AWS's documents write it in both ways.
    ACTION_TYPE(
        "codepipeline",
        "actiontype:OWNER/CATEGORY/PROVIDER/VERSION",
        "actionType:OWNER/CATEGORY/PROVIDER/VERSION"),
    /// IAM takes `*` only.
    TRAIL("cloudtrail"),
    FUNCTION_LOG("logs", "log-group:/aws/lambda/FUNCTION");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> names;

    private final String service;

    Resource(String service, String... names) {
      this.service = service;
      this.names = List.of(names);
    }

    /// Returns what a statement names, such as `arn:aws:codepipeline:*:*:*`.
    public List<String> patterns(String partition, String region, String account) {
      return names.isEmpty()
          ? List.of("*")
          : names.stream()
              .map(name -> arn(partition, region, account) + name.replaceAll("[A-Z]{5,}", "*"))
              .toList();
    }

    /// Returns what a message calls it, such as `arn:aws:codepipeline:REGION:ACCOUNT:PIPELINE`.
    String inWords() {
      return names.isEmpty() ? "*" : arn("aws", "REGION", "ACCOUNT") + names.getFirst();
    }

    private String arn(String partition, String region, String account) {
      return String.join(":", "arn", partition, service, region, account, "");
    }
  }

  private static final Pattern DENIED =
      Pattern.compile("not authorized to perform: (?<action>[a-z]{1,30}:[A-Za-z]{1,60})");

  private final Operation.Effect effect;
  private final Resource resource;

  Permission(Operation.Effect effect, Resource resource) {
    this.effect = effect;
    this.resource = resource;
  }

  /// Returns the one that an operation needs.
  public static Permission of(Operation operation) {
    return valueOf(operation.name());
  }

  /// Returns the one that the service's message says is missing, if it says so and it is one of
  /// these.
  public static Optional<Permission> missing(String message) {
    Matcher denied = DENIED.matcher(message);
    return denied.find()
        ? Stream.of(values())
            .filter(permission -> permission.action().equals(denied.group("action")))
            .findFirst()
        : Optional.empty();
  }

  /// Returns its name in a statement: `codepipeline:AcknowledgeJob`.
  public String action() {
    return resource.service + ":" + operation();
  }

  /// Returns the name of the operation that needs it: `AcknowledgeJob`.
  public String operation() {
    return Arrays.stream(name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  public Operation.Effect effect() {
    return effect;
  }

  public Resource resource() {
    return resource;
  }

  /// Returns the statement that grants it, in words.
  public String statement() {
    return "a statement with Effect Allow, Action %s and Resource %s"
        .formatted(action(), resource.inWords());
  }
}
