package dev.jobinspector.emulator.state;

import static dev.jobinspector.emulator.lifecycle.JobEvent.*;

import dev.jobinspector.emulator.declaration.ActionType;
import dev.jobinspector.emulator.lifecycle.JobEvent;
import dev.jobinspector.emulator.lifecycle.JobLifeCycle;
import dev.jobinspector.emulator.lifecycle.JobState;
import dev.jobinspector.emulator.state.ActionRun.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Moves jobs along [JobLifeCycle], and has [PipelineFlow] move what they belong to.
public final class JobFlow {
  /// The user guide on Lambda functions in pipelines: a new job in another 30 seconds.
  private static final Duration CONTINUATION_DELAY = Duration.ofSeconds(30);

  private final Duration dispatchWindow;
  private final SeededIds ids;
  private final EventQueue events = new EventQueue();
  private final PipelineFlow pipelines;

  /// @param serviceTime how long an action of another AWS service takes
  public JobFlow(Duration dispatchWindow, Duration serviceTime, SeededIds ids) {
    this.dispatchWindow = dispatchWindow;
    this.ids = ids;
    this.pipelines = new PipelineFlow(ids, this, events, serviceTime);
  }

  public PipelineFlow pipelines() {
    return pipelines;
  }

  /// Makes a job known, in the state Created; it becomes available for work at an instant.
  public void add(Job job, Instant available) {
    job.action().jobs().add(job);
    region(job).add(job);
    boolean invoked = job.type().executor() == ActionType.Executor.LAMBDA;
    plan(available, job, invoked ? INVOKED : ENQUEUED);
    plan(TimeLimit.of(job), job, TIME_LIMIT_REACHED);
  }

  /// Makes a job known that is already in a state, as scenarios have them.
  public void place(Job job, JobState state, Duration availableIn, Instant now) {
    if (state == JobState.CREATED) {
      add(job, now.plus(availableIn));
      return;
    }
    job.action().jobs().add(job);
    region(job).add(job);
    switch (state) {
      case CREATED, QUEUED -> move(job, ENQUEUED);
      case DISPATCHED -> {
        move(job, ENQUEUED);
        dispatch(job, now);
      }
      case IN_PROGRESS, SUCCEEDED, FAILED, TIMED_OUT -> bringBeyondDispatch(job, state);
    }
    if (JobLifeCycle.after(state, TIME_LIMIT_REACHED).isPresent()) {
      plan(TimeLimit.of(job), job, TIME_LIMIT_REACHED);
    }
  }

  private void bringBeyondDispatch(Job job, JobState state) {
    if (job.type().executor() == ActionType.Executor.LAMBDA) {
      move(job, INVOKED);
    } else {
      move(job, ENQUEUED);
      move(job, POLLED);
      job.dispatchWith(ids.nonce(job.id(), 1));
      move(job, ACKNOWLEDGED);
    }
    switch (state) {
      case SUCCEEDED -> move(job, SUCCESS_REPORTED);
      case FAILED -> move(job, FAILURE_REPORTED);
      case TIMED_OUT -> move(job, TIME_LIMIT_REACHED);
      case CREATED, QUEUED, DISPATCHED, IN_PROGRESS -> {}
    }
  }

  /// Creates the first job of an action execution, available at once.
  void open(ActionRun action, Instant now) {
    add(new Job(ids.uuid("job", action.id()), action, Optional.empty(), now), now);
  }

  /// Dispatches at most so many queued jobs, each with a new nonce.
  public List<Job> dispatch(
      Region region, ActionType type, Optional<String> queryValue, int atMost, Instant now) {
    List<Job> jobs = region.queues().first(type, queryValue, atMost);
    jobs.forEach(job -> dispatch(job, now));
    return jobs;
  }

  /// Dispatches one queued job.
  public void dispatch(Job job, Instant now) {
    move(job, POLLED);
    job.dispatchWith(ids.nonce(job.id(), job.dispatches() + 1));
    plan(now.plus(dispatchWindow), job, DISPATCH_WINDOW_ENDED);
  }

  /// Acknowledges the job, and returns whether it was waiting for that and is now in progress.
  public boolean acknowledge(Job job) {
    return move(job, ACKNOWLEDGED);
  }

  /// Ends the job in success, and returns whether its state allowed it.
  public boolean succeed(Job job, WorkProgress told, Map<String, String> variables, Instant now) {
    if (!move(job, SUCCESS_REPORTED)) {
      return false;
    }
    job.action().report(told, now);
    job.action().publish(variables);
    pipelines.succeeded(job.action(), now);
    return true;
  }

  /// Ends the job in success so far, so that a new job will ask again, and returns whether its
  /// state allowed it.
  public boolean proceed(Job job, WorkProgress told, String continuationToken, Instant now) {
    if (!move(job, SUCCESS_REPORTED)) {
      return false;
    }
    job.action().report(told, now);
    String id = ids.uuid("continuation of", job.id());
    Instant available = now.plus(CONTINUATION_DELAY);
    add(new Job(id, job.action(), Optional.of(continuationToken), now), available);
    return true;
  }

  /// Ends the job in failure, and returns whether its state allowed it.
  public boolean fail(Job job, WorkProgress told, Problem problem, Instant now) {
    if (!move(job, FAILURE_REPORTED)) {
      return false;
    }
    job.action().report(told, now);
    pipelines.failed(job.action(), problem, now);
    return true;
  }

  void abandon(Job job) {
    move(job, ABANDONED);
  }

  /// Lets happen what is due.
  public void settle(Instant now) {
    for (var due = events.next(now); due.isPresent(); due = events.next(now)) {
      due.get().happening().at(due.get().at());
    }
  }

  private void plan(Instant at, Job job, JobEvent event) {
    events.plan(at, due -> happen(job, event, due));
  }

  private void happen(Job job, JobEvent event, Instant now) {
    if (move(job, event) && event == TIME_LIMIT_REACHED) {
      pipelines.failed(job.action(), timedOut(job), now);
    }
  }

  private boolean move(Job job, JobEvent event) {
    Optional<JobState> next = JobLifeCycle.after(job.state(), event);
    if (next.isEmpty()) {
      return false;
    }
    if (job.state() == JobState.QUEUED) {
      region(job).queues().remove(job);
    }
    job.become(next.get());
    if (job.state() == JobState.QUEUED) {
      region(job).queues().add(job);
    }
    return true;
  }

  /// The words for a Lambda function are documented; those for other jobs are modelled.
  private static Problem timedOut(Job job) {
    if (job.type().executor() == ActionType.Executor.LAMBDA) {
      String function = job.action().configuration().getOrDefault("FunctionName", "");
      return new Problem(
          "JobFailed",
          "The AWS Lambda function "
              + function
              + " failed to return a result. Check the function to verify that it has permission to"
              + " call the PutJobSuccessResult action and that it made a call to"
              + " PutJobSuccessResult.");
    }
    return new Problem("JobTimedOut", "The job was not completed in time.");
  }

  private static Region region(Job job) {
    return job.action().stage().pipelineExecution().pipeline().region();
  }
}
