package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import java.util.List;
import java.util.Optional;

/// Whose calls are looked up.
///
/// @param action whose job is wanted; empty to ask about the action type alone
/// @param known jobs that are known already: nobody is asked about them
public record ActivityTarget(
    ActionTypeId type, Optional<ActionExecution> action, List<KnownJob> known) {
  public ActivityTarget {
    known = List.copyOf(known);
  }

  /// Returns those who work on this type, whatever the action.
  public static ActivityTarget of(ActionTypeId type) {
    return new ActivityTarget(type, Optional.empty(), List.of());
  }

  boolean isFunction() {
    return type.owner().equals("AWS")
        && type.category().equals("Invoke")
        && type.provider().equals("Lambda");
  }

  boolean isThirdParty() {
    return type.owner().equals("ThirdParty");
  }

  /// Returns why nothing can be looked up, in words; empty if it can.
  public Optional<String> problem() {
    if (isFunction()) {
      return action.isEmpty()
          ? Optional.of("Nobody polls for a Lambda function's jobs: name its action.")
          : Optional.empty();
    }
    return type.owner().equals("Custom") || isThirdParty()
        ? Optional.empty()
        : Optional.of("Only actions of owner Custom or ThirdParty and Lambda functions have jobs.");
  }

  Optional<String> functionName() {
    return action.flatMap(it -> Optional.ofNullable(it.configuration().get("FunctionName")));
  }
}
