package dev.jobinspector.troubleshooting.finding;

import dev.jobinspector.job.ActionTypeId;

/// What holds a pipeline up; which acts exist and which times hold follows from it.
public enum CaseKind {
  CUSTOM("Custom action"),
  THIRD_PARTY("Third-party action"),
  LAMBDA("Lambda function"),
  APPROVAL("Manual approval"),
  /// An action of a service of AWS: no job can be worked on from outside.
  AWS_ACTION("Action of an AWS service"),
  ENTRY_CONDITION("Entry condition"),
  TRANSITION("Disabled transition"),
  WAITING_EXECUTION("Waiting execution"),
  /// An action whose type could not be read.
  UNKNOWN("Action");

  private final String userMessage;

  CaseKind(String userMessage) {
    this.userMessage = userMessage;
  }

  /// Returns the kind of an action.
  public static CaseKind of(ActionTypeId type) {
    return switch (type.owner()) {
      case "Custom" -> CUSTOM;
      case "ThirdParty" -> THIRD_PARTY;
      default -> {
        if (type.category().equals("Approval")) {
          yield APPROVAL;
        }
        yield type.category().equals("Invoke") && type.provider().equals("Lambda")
            ? LAMBDA
            : AWS_ACTION;
      }
    };
  }

  /// Returns whether it is an action, not the entry of a stage.
  public boolean isAction() {
    return switch (this) {
      case CUSTOM, THIRD_PARTY, LAMBDA, APPROVAL, AWS_ACTION, UNKNOWN -> true;
      case ENTRY_CONDITION, TRANSITION, WAITING_EXECUTION -> false;
    };
  }

  /// Returns whether a job does its work that somebody outside AWS ends.
  public boolean hasJob() {
    return switch (this) {
      case CUSTOM, THIRD_PARTY, LAMBDA -> true;
      case APPROVAL, AWS_ACTION, ENTRY_CONDITION, TRANSITION, WAITING_EXECUTION, UNKNOWN -> false;
    };
  }

  public String userMessage() {
    return userMessage;
  }
}
