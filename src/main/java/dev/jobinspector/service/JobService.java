package dev.jobinspector.service;

import dev.jobinspector.attempt.AlreadyInFlightException;
import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ThirdPartyJob;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.PollRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// All that is done with jobs over one connection: guard, intent committed, one call, outcome
/// committed. Blocks; safe to call from any thread.
public final class JobService {
  private static final int NEWEST = 1_000;

  private final JobGateway gateway;
  private final AttemptLog log;
  private final ReadOnlySwitch readOnly;
  private final Clock clock;

  public JobService(JobGateway gateway, AttemptLog log, ReadOnlySwitch readOnly, Clock clock) {
    this.gateway = gateway;
    this.log = log;
    this.readOnly = readOnly;
    this.clock = clock;
  }

  public ServiceConnection connection() {
    return gateway.connection();
  }

  /// Returns the account of the connection once it is known, or that it cannot be.
  public Optional<String> account() throws InterruptedException {
    try {
      return gateway.account().get();
    } catch (ExecutionException _) {
      return Optional.empty();
    }
  }

  /// Confirms that a job was received.
  ///
  /// @param known what is known of the job, for the history
  public CompletedRequest<JobStatus> acknowledge(JobRef job, Nonce nonce, KnownJob known) {
    Operation operation =
        switch (job) {
          case CustomJob _ -> Operation.ACKNOWLEDGE_JOB;
          case ThirdPartyJob _ -> Operation.ACKNOWLEDGE_THIRD_PARTY_JOB;
        };
    return attempt(
        intent(operation, Optional.of(job), known.actionType(), known.context()),
        () -> gateway.acknowledge(job, nonce),
        Optional::of);
  }

  /// Everything about a job but its status.
  public CompletedRequest<JobDetails> details(JobRef job, KnownJob known) {
    Operation operation =
        switch (job) {
          case CustomJob _ -> Operation.GET_JOB_DETAILS;
          case ThirdPartyJob _ -> Operation.GET_THIRD_PARTY_JOB_DETAILS;
        };
    return attempt(
        intent(operation, Optional.of(job), known.actionType(), known.context()),
        () -> gateway.details(job),
        _ -> Optional.empty());
  }

  /// Hands jobs out.
  public CompletedRequest<List<PolledJob>> poll(PollRequest request) {
    Operation operation =
        switch (request.kind()) {
          case CUSTOM -> Operation.POLL_FOR_JOBS;
          case THIRD_PARTY -> Operation.POLL_FOR_THIRD_PARTY_JOBS;
        };
    return attempt(
        intent(
            operation,
            Optional.empty(),
            Optional.of(request.actionType()),
            PipelineContext.UNKNOWN),
        () -> gateway.poll(request),
        _ -> Optional.empty());
  }

  /// Reports the result of a job.
  ///
  /// @param known what is known of the job, for the history
  public CompletedRequest<JobResult> report(JobRef job, JobResult result, KnownJob known) {
    Operation operation =
        switch (job) {
          case CustomJob _ ->
              switch (result) {
                case JobResult.Success _ -> Operation.PUT_JOB_SUCCESS_RESULT;
                case JobResult.Failure _ -> Operation.PUT_JOB_FAILURE_RESULT;
              };
          case ThirdPartyJob _ ->
              switch (result) {
                case JobResult.Success _ -> Operation.PUT_THIRD_PARTY_JOB_SUCCESS_RESULT;
                case JobResult.Failure _ -> Operation.PUT_THIRD_PARTY_JOB_FAILURE_RESULT;
              };
        };
    return attempt(
        intent(operation, Optional.of(job), known.actionType(), known.context()),
        () -> gateway.report(job, result),
        _ -> Optional.empty());
  }

  /// The pipelines' side of the same connection: reads alone, which are no attempts (decision
  /// record 9).
  public PipelineGateway pipelines() {
    return gateway.pipelines();
  }

  /// The jobs that can be picked without handing any out: what the emulator lists, `local` ones,
  /// and those of the history. What the emulator says of a job wins.
  public List<KnownJob> knownJobs(List<KnownJob> local, int limit) {
    return KnownJobs.merge(KnownJobs.merge(gateway.listed(), local), jobsOfHistory(limit));
  }

  /// The history, to be asked.
  public AttemptHistory history() {
    return log;
  }

  /// The newest attempts on a job at this endpoint and Region; none if the history cannot be read.
  public List<Attempt> attemptsOn(KnownJob job) {
    try {
      return log.find(AttemptQuery.ofJob(job.id(), NEWEST)).stream()
          .filter(attempt -> isOf(job.kind(), attempt.intent()))
          .toList();
    } catch (AttemptLogException _) {
      return List.of();
    }
  }

  /// The newest attempts on the job of this one, this one left out.
  public List<Attempt> earlierAttempts(Attempt attempt) {
    return attempt.intent().job().stream()
        .flatMap(job -> attemptsOn(KnownJob.bare(job.kind(), job.id())).stream())
        .filter(other -> !other.intent().id().equals(attempt.intent().id()))
        .toList();
  }

  /// An id alone names no job: emulators repeat them, and partners choose their own.
  private boolean isOf(JobKind kind, Intent intent) {
    return intent.job().filter(job -> job.kind() == kind).isPresent()
        && intent.connection().reachesTheSameAs(connection());
  }

  private List<KnownJob> jobsOfHistory(int limit) {
    try {
      return log.jobs(connection(), limit);
    } catch (AttemptLogException _) {
      return List.of();
    }
  }

  private <T> CompletedRequest<T> attempt(
      Intent intent, Supplier<Reply<T>> call, Function<T, Optional<JobStatus>> status) {
    boolean write = intent.operation().effect() == Operation.Effect.WRITE;
    boolean begun = false;
    try {
      log.begin(intent);
      begun = true;
    } catch (AlreadyInFlightException e) {
      return refused(intent, JobFailure.NotSentReason.ALREADY_IN_FLIGHT, e.userMessage());
    } catch (AttemptLogException e) {
      if (write) {
        return refused(intent, JobFailure.NotSentReason.HISTORY_UNAVAILABLE, e.userMessage());
      }
    }
    Optional<Conclusion> conclusion = Optional.empty();
    try {
      Reply<T> reply =
          readOnly.refuses(intent.operation())
              ? notSent(JobFailure.NotSentReason.READ_ONLY, "The read-only switch is on.")
              : call.get();
      conclusion = Optional.of(conclude(reply, status));
      boolean recorded = begun && recordUninterrupted(intent.id(), conclusion.get());
      return new CompletedRequest<>(reply, new Attempt(intent, conclusion), recorded);
    } finally {
      // A gateway that breaks its word and throws must not leave the attempt under way for ever.
      if (begun && conclusion.isEmpty()) {
        recordUninterrupted(intent.id(), broken());
      }
    }
  }

  /// Who cancels no longer waits, but what happened is written down all the same.
  private boolean recordUninterrupted(UUID attempt, Conclusion conclusion) {
    boolean cancelled = Thread.interrupted();
    try {
      return recorded(attempt, conclusion);
    } finally {
      if (cancelled) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Conclusion broken() {
    return new Conclusion(
        clock.instant(),
        Outcome.UNKNOWN,
        Optional.empty(),
        Optional.of("Unexpected"),
        Optional.of("The request ended in a way that was not foreseen."),
        OptionalInt.empty(),
        Optional.empty(),
        1);
  }

  private boolean recorded(UUID attempt, Conclusion conclusion) {
    try {
      log.conclude(attempt, conclusion);
      return true;
    } catch (AttemptLogException _) {
      return false;
    }
  }

  private <T> Conclusion conclude(Reply<T> reply, Function<T, Optional<JobStatus>> status) {
    Receipt receipt = reply.receipt();
    return switch (reply) {
      case Reply.Answered<T>(var value, _) ->
          new Conclusion(
              clock.instant(),
              Outcome.CONFIRMED,
              status.apply(value),
              Optional.empty(),
              Optional.empty(),
              receipt.httpStatus(),
              receipt.requestId(),
              receipt.sends());
      case Reply.Failed<T>(var failure, _) ->
          new Conclusion(
              clock.instant(),
              failure.outcome(),
              Optional.empty(),
              Optional.of(failure.code()),
              Optional.of(failure.message()),
              receipt.httpStatus(),
              receipt.requestId(),
              receipt.sends());
    };
  }

  private <T> CompletedRequest<T> refused(
      Intent intent, JobFailure.NotSentReason reason, String message) {
    Reply<T> reply = notSent(reason, message);
    return new CompletedRequest<>(
        reply, new Attempt(intent, Optional.of(conclude(reply, _ -> Optional.empty()))), false);
  }

  private static <T> Reply<T> notSent(JobFailure.NotSentReason reason, String message) {
    return new Reply.Failed<>(new JobFailure.NotSent(reason, message), Receipt.NOTHING_SENT);
  }

  private Intent intent(
      Operation operation,
      Optional<JobRef> job,
      Optional<ActionTypeId> actionType,
      PipelineContext context) {
    return new Intent(
        UUID.randomUUID(),
        clock.instant(),
        operation,
        job.map(ref -> new Intent.Subject(ref.kind(), ref.idText())),
        actionType,
        context,
        connection());
  }
}
