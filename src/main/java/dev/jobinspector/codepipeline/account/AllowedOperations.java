package dev.jobinspector.codepipeline.account;

import dev.jobinspector.job.request.Operation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Refuses what a client is not there for, before anything is signed: a write must never go through
/// the client that tries again, and what deletes or changes pipelines through none.
public record AllowedOperations(Set<String> names) implements ExecutionInterceptor {
  /// Operations that change nothing, and may be tried again.
  public static final AllowedOperations READS =
      new AllowedOperations(
          Set.of(
              "GetJobDetails",
              "GetThirdPartyJobDetails",
              "GetPipeline",
              "GetPipelineState",
              "GetActionType",
              "ListActionTypes",
              "ListPipelines",
              "ListPipelineExecutions",
              "ListActionExecutions"));

  /// What is asked of CloudTrail and of CloudWatch Logs.
  public static final AllowedOperations ACTIVITY =
      new AllowedOperations(Set.of("LookupEvents", "FilterLogEvents"));

  /// Operations that change something: each is sent once. The reads are listed by hand, so that one
  /// whose effect is declared wrong is refused instead of tried again.
  public static final AllowedOperations WRITES =
      new AllowedOperations(
          Arrays.stream(Operation.values())
              .filter(operation -> operation.effect() == Operation.Effect.WRITE)
              .map(Operation::apiName)
              .collect(Collectors.toUnmodifiableSet()));

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (!names.contains(operation)) {
      throw new IllegalStateException(operation + " is not for this client");
    }
  }
}
