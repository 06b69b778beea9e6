package dev.jobinspector.job.request;

import dev.jobinspector.job.Constraint;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a worker reports at the end of a job.
public sealed interface JobResult {
  /// Returns why it is not for a job of this kind, in words; empty if it is.
  default Optional<String> problemFor(JobKind kind) {
    return this instanceof Success success
            && !success.outputVariables.isEmpty()
            && kind == JobKind.THIRD_PARTY
        ? Optional.of("A third-party job takes no output variables.")
        : Optional.empty();
  }

  /// The job is done, or goes on in another job.
  ///
  /// @param continuationToken if the work goes on: the service makes a new job that carries it
  /// @param outputVariables for later actions; custom jobs only, and only without a continuation
  record Success(
      Optional<CurrentRevision> revision,
      Optional<Secret> continuationToken,
      Optional<ExecutionDetails> execution,
      Map<String, String> outputVariables)
      implements JobResult {
    public static final Constraint CONTINUATION_TOKEN =
        Constraint.length("continuation token", 1, 2_048);

    /// Bytes of all names and values of output variables together.
    public static final int LARGEST_VARIABLES = 122_880;

    public static final Constraint VARIABLE_NAME =
        Constraint.pattern(
            "variable name",
            1,
            Integer.MAX_VALUE,
            "[A-Za-z0-9@\\-_]+",
            "letters, digits, @, - and _ only");

    public Success {
      continuationToken.map(Secret::reveal).ifPresent(CONTINUATION_TOKEN::require);
      outputVariables.keySet().forEach(VARIABLE_NAME::require);
      variablesProblem(outputVariables).ifPresent(Success::refuse);
      if (continuationToken.isPresent() && !outputVariables.isEmpty()) {
        refuse("A result that continues the work takes no output variables.");
      }
      outputVariables = Map.copyOf(outputVariables);
    }

    /// Returns why output variables are refused together, in words; empty if they are accepted.
    public static Optional<String> variablesProblem(Map<String, String> variables) {
      int size =
          variables.entrySet().stream()
              .mapToInt(e -> bytes(e.getKey()) + bytes(e.getValue()))
              .sum();
      return size <= LARGEST_VARIABLES
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "The output variables have %,d bytes; at most %,d are allowed.",
                  size,
                  LARGEST_VARIABLES));
    }

    private static int bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void refuse(String problem) {
      throw new IllegalArgumentException(problem);
    }

    /// Returns a success with nothing to add.
    public static Success plain() {
      return new Success(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
  }

  /// The job cannot be done; the action fails.
  ///
  /// @param message for whoever looks at the pipeline, 1 to 5,000 characters
  /// @param externalExecutionId of the work in the worker's own system
  record Failure(FailureType type, String message, Optional<String> externalExecutionId)
      implements JobResult {
    public static final Constraint MESSAGE = Constraint.length("message", 1, 5_000);

    public Failure {
      MESSAGE.require(message);
      externalExecutionId.ifPresent(ExecutionDetails.EXTERNAL_ID::require);
    }

    /// Returns why a message is refused, in words; empty if it is accepted.
    public static Optional<String> messageProblem(String message) {
      return MESSAGE.problemWith(message);
    }
  }

  /// The revision that the job worked on.
  record CurrentRevision(
      String revision,
      String changeIdentifier,
      Optional<Instant> created,
      Optional<String> summary) {
    public static final Constraint REVISION = Constraint.length("revision", 1, 1_500);
    public static final Constraint CHANGE_IDENTIFIER =
        Constraint.length("change identifier", 1, 100);
    public static final Constraint SUMMARY = Constraint.length("revision summary", 1, 2_048);

    public CurrentRevision {
      REVISION.require(revision);
      CHANGE_IDENTIFIER.require(changeIdentifier);
      summary.ifPresent(SUMMARY::require);
    }
  }

  /// What the console shows beside the action.
  ///
  /// @param externalExecutionId of the work in the worker's own system, 1 to 1,500 characters
  /// @param percent how much is done, 0 to 100
  record ExecutionDetails(
      Optional<String> summary, Optional<String> externalExecutionId, OptionalInt percent) {
    public static final Constraint SUMMARY = Constraint.length("summary", 1, 2_048);
    public static final Constraint EXTERNAL_ID =
        Constraint.length("external execution id", 1, 1_500);
    private static final Constraint PERCENT =
        Constraint.pattern("percentage", 1, 3, "100|[0-9]{1,2}", "a whole number from 0 to 100");

    public ExecutionDetails {
      summary.ifPresent(SUMMARY::require);
      externalExecutionId.ifPresent(EXTERNAL_ID::require);
      percent.ifPresent(whole -> PERCENT.require(Integer.toString(whole)));
    }

    /// Returns why a summary is refused, in words; empty if it is accepted.
    public static Optional<String> summaryProblem(String summary) {
      return SUMMARY.problemWith(summary);
    }

    /// Returns why an external execution id is refused, in words; empty if it is accepted.
    public static Optional<String> externalIdProblem(String id) {
      return EXTERNAL_ID.problemWith(id);
    }

    /// Returns why a text is no percentage, in words; empty if it is one.
    public static Optional<String> percentProblem(String text) {
      return PERCENT.problemWith(text);
    }
  }
}
