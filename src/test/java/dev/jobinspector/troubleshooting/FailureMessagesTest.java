package dev.jobinspector.troubleshooting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.Doubt;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.JobFailure.Refusal;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.testing.FakeGateway;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each failure has words of its own, a next step and the request id.
class FailureMessagesTest {
  @ParameterizedTest
  @EnumSource(Refusal.class)
  void aRefusalSaysWhatTheServiceSaidAndWhatToDo(Refusal refusal) {
    Explanation userMessage = explain(new JobFailure.Rejected(refusal, "SomeCode", "some message"));
    assertTrue(userMessage.text().contains("SomeCode: some message"), userMessage.text());
    assertTrue(userMessage.text().contains("request-1"), userMessage.text());
    assertFalse(userMessage.next().isBlank());
  }

  @ParameterizedTest
  @EnumSource(Doubt.class)
  void anUnknownWriteIsNeverCalledFailedAndIsNotRepeated(Doubt doubt) {
    Explanation userMessage = explain(new JobFailure.Unknown(doubt, "Code", "message"));
    assertTrue(
        userMessage.what().contains("unknown whether the request was carried out"),
        userMessage.text());
    assertTrue(userMessage.next().contains("no automatic retry"), userMessage.text());
  }

  @ParameterizedTest
  @EnumSource(NotSentReason.class)
  void whatWasNotSentSaysSo(NotSentReason reason) {
    Explanation userMessage = explain(new JobFailure.NotSent(reason, "a detail"));
    assertTrue(
        userMessage.text().matches("(?s).*([Nn]othing (more )?was sent).*"), userMessage.text());
    assertFalse(userMessage.next().isBlank());
  }

  @Test
  void noTwoRefusalsShareTheirMessage() {
    Set<String> seen = new HashSet<>();
    for (Refusal refusal : Refusal.values()) {
      assertTrue(seen.add(explain(new JobFailure.Rejected(refusal, "c", "m")).what()));
    }
    assertEquals(Refusal.values().length, seen.size());
  }

  @Test
  void aStaleNonceAfterAnUnknownAttemptPointsAtThatAttempt() {
    var stale = new JobFailure.Rejected(Refusal.INVALID_NONCE, "InvalidNonceException", "m");
    assertTrue(explain(stale).what().contains("stale"));
    assertTrue(
        explain(stale, attempt(Operation.ACKNOWLEDGE_JOB, Outcome.UNKNOWN))
            .what()
            .contains("probably already acknowledged by your earlier attempt"));
    assertTrue(
        explain(stale, attempt(Operation.GET_JOB_DETAILS, Outcome.UNKNOWN))
            .what()
            .contains("stale"));
  }

  @Test
  void whoEndedAJobIsSaidWhereTheHistoryKnowsIt() {
    var ended = new JobFailure.Rejected(Refusal.INVALID_JOB_STATE, "InvalidJobState", "m");
    assertTrue(explain(ended).what().contains("only once"));
    assertTrue(
        explain(ended, attempt(Operation.PUT_JOB_FAILURE_RESULT, Outcome.CONFIRMED))
            .what()
            .contains("ended by your PutJobFailureResult at 1970-01-01T00:00:00Z"));
    assertTrue(
        explain(ended, attempt(Operation.PUT_JOB_FAILURE_RESULT, Outcome.UNKNOWN))
            .what()
            .contains("probably ended it"));
    assertTrue(
        explain(ended, attempt(Operation.PUT_JOB_FAILURE_RESULT, Outcome.REJECTED))
            .what()
            .contains("only once"));
  }

  @Test
  void aStageThatCannotBeRetriedAfterAnUnknownRetryPointsAtThatAttempt() {
    var refused = new JobFailure.Rejected(Refusal.STAGE_NOT_RETRYABLE, "StageNotRetryable", "m");
    assertTrue(
        explain(refused, attempt(Operation.RETRY_STAGE_EXECUTION, Outcome.UNKNOWN))
            .what()
            .contains("your earlier attempt"));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void aDeniedRequestNamesItsPermission(Operation operation) {
    var denied = new JobFailure.Rejected(Refusal.ACCESS_DENIED, "AccessDenied", "m");
    assertTrue(
        FailureMessages.explain(denied, FakeGateway.RECEIPT, operation, List.of())
            .next()
            .contains("codepipeline:" + operation.apiName()));
  }

  @Test
  void whatConcernsAPipelineIsNotCalledAJob() {
    for (NotSentReason reason : NotSentReason.values()) {
      String text =
          FailureMessages.explain(
                  new JobFailure.NotSent(reason, "a detail"),
                  FakeGateway.RECEIPT,
                  Operation.RETRY_STAGE_EXECUTION,
                  List.of())
              .text();
      assertFalse(text.contains("job"), text);
    }
  }

  @Test
  void aReadThatGotNoReplyChangedNothing() {
    Explanation userMessage =
        FailureMessages.explain(
            new JobFailure.Unknown(Doubt.TIMED_OUT, "Code", "message"),
            FakeGateway.RECEIPT,
            Operation.GET_JOB_DETAILS,
            List.of());
    assertTrue(userMessage.next().startsWith("Nothing was changed."), userMessage.text());
  }

  private static Explanation explain(JobFailure failure, Attempt... earlier) {
    return FailureMessages.explain(
        failure, FakeGateway.RECEIPT, Operation.ACKNOWLEDGE_JOB, List.of(earlier));
  }

  private static Attempt attempt(Operation operation, Outcome outcome) {
    return new Attempt(
        new Intent(
            UUID.randomUUID(),
            Instant.EPOCH,
            operation,
            new Subject.Job(JobKind.CUSTOM, "id"),
            Optional.empty(),
            PipelineContext.UNKNOWN,
            FakeGateway.CONNECTION),
        Optional.of(
            Conclusion.failed(
                Instant.EPOCH,
                outcome,
                "",
                "",
                new Receipt(Optional.empty(), OptionalInt.empty(), 1, Optional.empty()))));
  }
}
