package dev.jobinspector.service;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Records one attempt: its intent before the request leaves, its conclusion after.
final class AttemptRecorder implements AutoCloseable {
  private final AttemptLog log;
  private final Clock clock;
  private final Intent intent;
  private final Optional<JobFailure> refusal;
  private boolean begun;

  private AttemptRecorder(AttemptLog log, Clock clock, Intent intent) {
    this.log = log;
    this.clock = clock;
    this.intent = intent;
    this.refusal = begin();
  }

  /// Commits the intent. A read goes on without a history.
  static AttemptRecorder begin(AttemptLog log, Clock clock, Intent intent) {
    return new AttemptRecorder(log, clock, intent);
  }

  /// Returns why the request must not be sent, if the history is against it.
  Optional<JobFailure> refusal() {
    return refusal;
  }

  /// Commits how it ended.
  ///
  /// @param status that was answered, for the history
  <T> CompletedRequest<T> conclude(Reply<T> reply, Optional<JobStatus> status) {
    Conclusion conclusion = conclusion(reply, status);
    boolean recorded = begun && recordUninterrupted(conclusion);
    begun = false;
    return new CompletedRequest<>(reply, new Attempt(intent, Optional.of(conclusion)), recorded);
  }

  /// Concludes the attempt if nothing has: a gateway that throws must not leave it in progress for
  /// ever.
  @Override
  public void close() {
    if (begun) {
      recordUninterrupted(
          Conclusion.unknown(
              clock.instant(), "Unexpected", "The request ended with an unexpected error."));
    }
  }

  private Optional<JobFailure> begin() {
    try {
      log.begin(intent);
      begun = true;
      return Optional.empty();
    } catch (AlreadyInFlightException e) {
      return Optional.of(new JobFailure.NotSent(NotSentReason.ALREADY_IN_FLIGHT, e.userMessage()));
    } catch (AttemptLogException e) {
      return intent.operation().effect() == Operation.Effect.WRITE
          ? Optional.of(new JobFailure.NotSent(NotSentReason.HISTORY_UNAVAILABLE, e.userMessage()))
          : Optional.empty();
    }
  }

  private Conclusion conclusion(Reply<?> reply, Optional<JobStatus> status) {
    Instant now = clock.instant();
    Receipt receipt = reply.receipt();
    return switch (reply) {
      case Reply.Answered<?> _ -> Conclusion.confirmed(now, status, receipt);
      case Reply.Failed<?>(var failure, _) ->
          Conclusion.failed(now, failure.outcome(), failure.code(), failure.message(), receipt);
    };
  }

  /// Who cancels no longer waits, but what happened is written down all the same.
  private boolean recordUninterrupted(Conclusion conclusion) {
    boolean cancelled = Thread.interrupted();
    try {
      log.conclude(intent.id(), conclusion);
      return true;
    } catch (AttemptLogException _) {
      return false;
    } finally {
      if (cancelled) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
