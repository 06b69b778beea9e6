package dev.jobinspector.troubleshooting.finding;

import static dev.jobinspector.troubleshooting.finding.FindingText.certain;
import static dev.jobinspector.troubleshooting.finding.FindingText.likely;

import dev.jobinspector.job.pipeline.StageState;
import dev.jobinspector.troubleshooting.finding.Finding.Weight;
import java.util.Optional;
import java.util.stream.Collectors;

/// What follows from the state of a stage: who cannot enter it, and why.
final class StageFindings {
  private StageFindings() {}

  static Optional<Finding> transition(Evidence evidence) {
    return of(evidence, CaseKind.TRANSITION)
        .map(stage -> stage.inbound().enabled() ? enabled(stage) : disabled(stage, evidence));
  }

  private static Finding enabled(StageState stage) {
    return certain(Weight.NOTE, "The transition into " + stage.name() + " is enabled")
        .because(waiting(stage))
        .then(
            Act.WATCH,
            stage.waiting().isEmpty()
                ? "Nothing is left to do for the transition."
                : "An execution that waits enters the stage as soon as the stage is free.",
            Section.TRANSITION);
  }

  private static Finding disabled(StageState stage, Evidence evidence) {
    return certain(Weight.STUCK, "The transition into " + stage.name() + " is disabled")
        .because(
            "It was disabled"
                + stage.inbound().changedAt().map(at -> " at " + evidence.time(at)).orElse("")
                + stage.inbound().changedBy().map(by -> " by " + by).orElse("")
                + stage.inbound().reason().map(reason -> ": “" + reason + "”").orElse("")
                + ".")
        .because(waiting(stage))
        .then(
            Act.ENABLE_TRANSITION,
            "Ask whoever disabled it whether the reason still holds, then enable it.",
            Section.TRANSITION);
  }

  static Optional<Finding> condition(Evidence evidence) {
    return of(evidence, CaseKind.ENTRY_CONDITION)
        .map(
            stage ->
                certain(Weight.STUCK, "Conditions keep executions out of " + stage.name())
                    .because(
                        stage
                            .beforeEntry()
                            .map(
                                entry ->
                                    "They are "
                                        + entry.status()
                                        + entry
                                            .updated()
                                            .map(at -> " " + Wording.since(at, evidence))
                                            .orElse("")
                                        + entry.summary().map(text -> ": “" + text + "”").orElse("")
                                        + "."))
                    .because(waiting(stage))
                    .without("What each rule found", "codepipeline:ListRuleExecutions")
                    .then(
                        Act.OPEN_CONSOLE,
                        "Look at the rules in the console; override the condition there if it must"
                            + " not hold the stage.",
                        Section.CONDITION));
  }

  static Optional<Finding> waitingExecution(Evidence evidence) {
    return of(evidence, CaseKind.WAITING_EXECUTION)
        .map(
            stage ->
                likely(Weight.CAUTION, "An execution waits for " + stage.name())
                    .because(waiting(stage))
                    .because(
                        stage
                            .latest()
                            .map(
                                latest ->
                                    "The latest execution in the stage is "
                                        + latest.status()
                                        + "."))
                    .because(
                        "No action in progress, condition or transition was read that holds it.")
                    .then(
                        Act.WATCH,
                        "Read it again in a moment. If it stays, look at the stage in the console.",
                        Section.WAITING));
  }

  /// Whom an action in progress keeps out of its stage: a consequence, no cause.
  static Optional<Finding> waitingBehind(Evidence evidence) {
    return evidence
        .execution()
        .flatMap(_ -> evidence.stage())
        .filter(stage -> evidence.isInProgress() && !stage.waiting().isEmpty())
        .map(
            stage ->
                certain(
                        Weight.NOTE,
                        stage.waiting().size() == 1
                            ? "An execution waits until this action has ended"
                            : "%d executions wait until this action has ended"
                                .formatted(stage.waiting().size()))
                    .because(waiting(stage))
                    .then(
                        Act.DISABLE_TRANSITION,
                        "It enters the stage when the action has ended, unless a newer one"
                            + " supersedes it. Disable the transition first if it must not.",
                        Section.WAITING));
  }

  private static String waiting(StageState stage) {
    return stage.waiting().isEmpty()
        ? "No execution waits for it now."
        : "Waiting: "
            + stage.waiting().stream()
                .map(StageState.Execution::id)
                .collect(Collectors.joining(", "))
            + ".";
  }

  private static Optional<StageState> of(Evidence evidence, CaseKind kind) {
    return evidence.stage().filter(_ -> evidence.kind() == kind);
  }
}
