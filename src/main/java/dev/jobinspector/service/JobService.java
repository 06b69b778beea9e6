package dev.jobinspector.service;

import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptLog;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.JobFailure.NotSentReason;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.ExecutionStop;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.job.request.Operation.Verb;
import dev.jobinspector.job.request.PollRequest;
import dev.jobinspector.job.request.StageRetry;
import dev.jobinspector.job.request.TransitionChange;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// All that is done with jobs and pipelines over one connection: guard, intent committed, one call,
/// outcome committed. Blocks; safe to call from any thread.
public final class JobService {
  private final JobGateway gateway;
  private final AttemptLog log;
  private final ReadOnlySwitch readOnly;
  private final ProductionLock production;
  private final Clock clock;
  private final Intents intents;
  private final EarlierAttempts earlier;

  public JobService(JobGateway gateway, AttemptLog log, ReadOnlySwitch readOnly, Clock clock) {
    this(gateway, log, readOnly, false, new ConcurrentHashMap<>(), clock);
  }

  /// @param production whether the connection is read-only until its account was typed
  /// @param unlocked where production was unlocked in this session
  JobService(
      JobGateway gateway,
      AttemptLog log,
      ReadOnlySwitch readOnly,
      boolean production,
      Map<List<?>, String> unlocked,
      Clock clock) {
    this.gateway = gateway;
    this.log = log;
    this.readOnly = readOnly;
    this.production =
        new ProductionLock(
            production,
            List.of(
                gateway.connection().profile(),
                gateway.state().acting(),
                gateway.state().tiedHost()),
            unlocked,
            () -> gateway.identity().getNow(Optional.empty()).map(CallerIdentity::account));
    this.clock = clock;
    intents = new Intents(gateway, clock);
    earlier = new EarlierAttempts(log, gateway.connection());
  }

  public ServiceConnection connection() {
    return gateway.connection();
  }

  /// Returns what is known of the connection by now.
  public ConnectionState state() {
    return gateway.state();
  }

  /// Returns what keeps a connection to production read-only.
  public ProductionLock production() {
    return production;
  }

  /// Returns the account of the connection once it is known, or that it cannot be.
  public Optional<String> account() throws InterruptedException {
    return awaited(gateway.account());
  }

  /// Asks the service who makes the requests; empty if it does not say.
  public Optional<CallerIdentity> identity() throws InterruptedException {
    return awaited(gateway.identity());
  }

  private static <T> Optional<T> awaited(CompletableFuture<Optional<T>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException _) {
      return Optional.empty();
    }
  }

  /// Returns what the requests of the account and Region go by: for those who send many writes.
  /// Reads wait for it by themselves.
  public RateLimiter rateLimiter() {
    return gateway.rateLimiter();
  }

  /// Confirms that a job was received.
  ///
  /// @param known what is known of the job, for the history
  public CompletedRequest<JobStatus> acknowledge(JobRef job, Nonce nonce, KnownJob known) {
    return attempt(
        intents.onJob(Operation.of(Verb.ACKNOWLEDGE, job.kind()), job, known, Parameters.NONE),
        () -> gateway.acknowledge(job, nonce),
        Optional::of);
  }

  /// Returns everything about a job but its status.
  public CompletedRequest<JobDetails> details(JobRef job, KnownJob known) {
    return attempt(
        intents.onJob(Operation.of(Verb.GET_DETAILS, job.kind()), job, known, Parameters.NONE),
        () -> gateway.details(job),
        _ -> Optional.empty());
  }

  /// Hands jobs out.
  public CompletedRequest<List<PolledJob>> poll(PollRequest request) {
    return attempt(
        intents.of(
            Operation.of(Verb.POLL, request.kind()),
            new Subject.ActionType(Optional.of(request.actionType())),
            Optional.empty(),
            PipelineContext.UNKNOWN,
            Parameters.NONE),
        () -> gateway.poll(request),
        _ -> Optional.empty());
  }

  /// Reports the result of a job.
  ///
  /// @param known what is known of the job, for the history
  /// @throws IllegalArgumentException with words if the result is not for a job of this kind
  public CompletedRequest<JobResult> report(JobRef job, JobResult result, KnownJob known) {
    result
        .problemFor(job.kind())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    Verb verb =
        switch (result) {
          case JobResult.Success _ -> Verb.PUT_SUCCESS;
          case JobResult.Failure _ -> Verb.PUT_FAILURE;
        };
    return attempt(
        intents.onJob(Operation.of(verb, job.kind()), job, known, Parameters.of(result)),
        () -> gateway.report(job, result),
        _ -> Optional.empty());
  }

  /// Retries the failed actions of a stage, or all of them; answered with the id of the pipeline
  /// execution.
  public CompletedRequest<String> retryStage(StageRetry retry) {
    return attempt(
        intents.of(
            Operation.RETRY_STAGE_EXECUTION,
            new Subject.Stage(retry.pipeline(), retry.stage()),
            Optional.empty(),
            new Subject.Execution(retry.pipeline(), retry.pipelineExecutionId()).context(),
            Parameters.of(retry)),
        () -> gateway.control().retry(retry),
        _ -> Optional.empty());
  }

  /// Stops an execution of a pipeline; answered with its id.
  public CompletedRequest<String> stopExecution(ExecutionStop stop) {
    return attempt(
        intents.of(
            Operation.STOP_PIPELINE_EXECUTION,
            new Subject.Execution(stop.pipeline(), stop.pipelineExecutionId()),
            Optional.empty(),
            PipelineContext.UNKNOWN,
            Parameters.of(stop)),
        () -> gateway.control().stop(stop),
        _ -> Optional.empty());
  }

  /// Disables a transition: no execution passes it until it is enabled.
  public CompletedRequest<TransitionChange> disableTransition(TransitionChange change) {
    return attempt(
        intents.onTransition(Operation.DISABLE_STAGE_TRANSITION, change),
        () -> gateway.control().disable(change),
        _ -> Optional.empty());
  }

  /// Enables a transition: an execution that waits for it goes on.
  public CompletedRequest<TransitionChange> enableTransition(TransitionChange change) {
    return attempt(
        intents.onTransition(Operation.ENABLE_STAGE_TRANSITION, change),
        () -> gateway.control().enable(change),
        _ -> Optional.empty());
  }

  /// Returns the pipelines' side of the same connection: reads alone, which are no attempts
  /// (decision record 9).
  public PipelineGateway pipelines() {
    return gateway.pipelines();
  }

  /// Replies about pipelines as they came; reads as well.
  public PipelineReplies replies() {
    return gateway.replies();
  }

  /// Returns what AWS recorded of workers' calls; reads as well.
  public ActivityLog activity() {
    return gateway.activity();
  }

  /// Returns the jobs that can be picked without dispatching any: what the emulator lists, `local`
  /// ones, and those of the history. What the emulator says of a job wins.
  public List<KnownJob> knownJobs(List<KnownJob> local, int limit) {
    return KnownJobs.merge(KnownJobs.merge(gateway.listed(), local), earlier.jobs(limit));
  }

  /// Returns the history, to be asked.
  public AttemptHistory history() {
    return log;
  }

  /// Returns what was attempted before at this endpoint and Region.
  public EarlierAttempts earlier() {
    return earlier;
  }

  private <T> CompletedRequest<T> attempt(
      Intent intent, Supplier<Reply<T>> call, Function<T, Optional<JobStatus>> status) {
    Optional<JobFailure> forbidden = guard(intent.operation());
    try (AttemptRecorder attempt = AttemptRecorder.begin(log, clock, intent)) {
      Reply<T> reply =
          attempt.refusal().or(() -> forbidden).map(JobService::<T>notSent).orElseGet(call);
      return attempt.conclude(
          reply,
          reply instanceof Reply.Answered<T>(var value, _)
              ? status.apply(value)
              : Optional.empty());
    }
  }

  private Optional<JobFailure> guard(Operation operation) {
    if (readOnly.refuses(operation)) {
      return Optional.of(
          new JobFailure.NotSent(NotSentReason.READ_ONLY, "The read-only switch is on."));
    }
    return production.refuses(operation)
        ? Optional.of(
            new JobFailure.NotSent(
                NotSentReason.READ_ONLY, "Production is read-only until its account is typed."))
        : Optional.empty();
  }

  private static <T> Reply<T> notSent(JobFailure why) {
    return new Reply.Failed<>(why, Receipt.NOTHING_SENT);
  }
}
