package dev.jobinspector.troubleshooting.scan;

import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway.ListedPipeline;
import dev.jobinspector.service.PipelineGateway.UnderWay;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks for stuck actions in all pipelines of a connection, some at a time and no faster than is
/// polite. One that is interrupted tells what it has found so far.
public final class StuckScan {
  /// How long an action may be in progress before it is looked at, unless somebody says otherwise.
  public static final Duration USUAL = Duration.ofMinutes(15);

  /// Of a scan that was interrupted before it had anything to tell: the connection is not to blame.
  private static final JobFailure CANCELLED =
      new JobFailure.NotSent(
          JobFailure.NotSentReason.CANCELLED, "Cancelled while the pipelines were being listed.");

  /// Told how many of how many pipelines were looked at, by any thread, never by two at a time.
  public interface Progress {
    void at(int looked, int all);

    /// Told what a pipeline was found to be held up by, before the others are read.
    default void found(List<StuckCase> cases) {}
  }

  /// What to look for.
  ///
  /// @param atLeast how long an action must have been in progress
  /// @param only the pipelines to look at; empty for all
  /// @param first those to look at before the others, such as those that were stuck before
  public record Wanted(Duration atLeast, List<String> only, List<String> first) {
    public Wanted(Duration atLeast, List<String> only) {
      this(atLeast, only, List.of());
    }
  }

  private final Source source;
  private final Gate gate;
  private final Clock clock;
  private final Wanted wanted;
  private final List<KnownJob> known;
  private final Progress progress;
  private final List<PipelineCases> read = new ArrayList<>();
  private final List<UnreadPipeline> unread = new ArrayList<>();
  private final List<JobFailure> failures = new ArrayList<>();
  private int looked;
  private int all;

  private StuckScan(
      Source source, Clock clock, Wanted wanted, List<KnownJob> known, Progress progress) {
    this.source = source;
    gate = new Gate(source.rateLimiter());
    this.clock = clock;
    this.wanted = wanted;
    this.known = known;
    this.progress = progress;
  }

  /// Scans, and returns when it has come to its end or was interrupted.
  ///
  /// @param known jobs, of which some may be what the actions wait for
  /// @return failed if not even the pipelines could be listed
  public static Reply<StuckReport> run(
      Source source, Clock clock, Wanted wanted, List<KnownJob> known, Progress progress) {
    return switch (source.pipelines().pipelines()) {
      case Reply.Failed<List<ListedPipeline>>(var failure, var receipt) ->
          new Reply.Failed<>(Thread.currentThread().isInterrupted() ? CANCELLED : failure, receipt);
      case Reply.Answered<List<ListedPipeline>>(var pipelines, var receipt) ->
          new Reply.Answered<>(
              new StuckScan(source, clock, wanted, known, progress).scan(pipelines), receipt);
    };
  }

  private StuckReport scan(List<ListedPipeline> listed) {
    List<ListedPipeline> pipelines = ordered(chosen(listed, wanted.only()));
    all = pipelines.size();
    told();
    Queue<ListedPipeline> waiting = new ConcurrentLinkedQueue<>(pipelines);
    List<Future<?>> work = new ArrayList<>();
    int most = Thread.currentThread().isInterrupted() ? 0 : Math.min(Gate.most(), all);
    // Closing waits for the workers; interrupted, it interrupts them and waits on.
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < most; worker++) {
        work.add(workers.submit(() -> work(waiting)));
      }
    }
    work.forEach(StuckScan::rethrow);
    synchronized (this) {
      unread.sort(Comparator.comparing(UnreadPipeline::name));
      return new StuckReport(cases(read), List.copyOf(unread), List.copyOf(failures), looked, all);
    }
  }

  private List<StuckCase> cases(List<PipelineCases> of) {
    return PipelineCases.of(of, source, known, wanted.atLeast(), clock.instant());
  }

  /// First those that were stuck before, those of known jobs, and those that were changed last.
  private List<ListedPipeline> ordered(List<ListedPipeline> pipelines) {
    List<String> first =
        Stream.concat(
                wanted.first().stream(),
                known.stream().flatMap(job -> job.context().pipeline().stream()))
            .distinct()
            .toList();
    Map<String, Integer> rank = new HashMap<>();
    first.forEach(name -> rank.put(name, rank.size()));
    return pipelines.stream()
        .sorted(
            Comparator.comparing(
                    (ListedPipeline it) -> rank.getOrDefault(it.name(), Integer.MAX_VALUE))
                .thenComparing(it -> it.updated().orElse(Instant.MIN), Comparator.reverseOrder()))
        .toList();
  }

  /// A name that is asked for and not listed is asked for all the same: the service says why not.
  private static List<ListedPipeline> chosen(List<ListedPipeline> listed, List<String> only) {
    return only.isEmpty()
        ? listed
        : only.stream()
            .distinct()
            .map(
                name ->
                    listed.stream()
                        .filter(pipeline -> pipeline.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new ListedPipeline(name, false, Optional.empty())))
            .toList();
  }

  private void work(Queue<ListedPipeline> waiting) {
    try {
      while (true) {
        gate.enter();
        try {
          ListedPipeline next = waiting.poll();
          if (next == null) {
            return;
          }
          look(next);
        } finally {
          gate.leave();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(ListedPipeline pipeline) throws InterruptedException {
    Look look = new Look(pipeline.name());
    for (String id : pipeline.parallel() ? look.inProgress() : look.inStages()) {
      look.readActions(id);
    }
    ended(look);
  }

  private void ended(Look look) {
    PipelineCases found = new PipelineCases(look.pipeline, look.state, List.copyOf(look.found));
    List<StuckCase> early = cases(List.of(found));
    synchronized (this) {
      read.add(found);
      count(look);
      if (!early.isEmpty()) {
        progress.found(early);
      }
    }
  }

  private void count(Look look) {
    look.problem.ifPresent(
        why -> unread.add(new UnreadPipeline(look.pipeline, why, source.region())));
    failures.addAll(look.failed);
    looked++;
    told();
  }

  private synchronized void told() {
    progress.at(looked, all);
  }

  static void rethrow(Future<?> ended) {
    if (ended.state() == Future.State.FAILED
        && ended.exceptionNow() instanceof RuntimeException failure) {
      throw failure;
    }
  }

  /// What is read of one pipeline, by one thread.
  private final class Look {
    private final String pipeline;
    private final List<ActionExecution> found = new ArrayList<>();
    private final List<JobFailure> failed = new ArrayList<>();
    private Optional<PipelineState> state = Optional.empty();
    private Optional<Explanation> problem = Optional.empty();

    private Look(String pipeline) {
      this.pipeline = pipeline;
    }

    /// A stage has one execution at a time, so the newest of each action are all there are.
    private List<String> inStages() throws InterruptedException {
      state = read(() -> source.pipelines().state(pipeline));
      return state.stream()
          .flatMap(it -> it.latestActions().stream())
          .filter(ActionExecution::isUnderWay)
          .flatMap(action -> action.context().pipelineExecutionId().stream())
          .distinct()
          .toList();
    }

    private List<String> inProgress() throws InterruptedException {
      Optional<UnderWay> executions = read(() -> source.pipelines().underWay(pipeline));
      if (executions.filter(of -> !of.complete()).isPresent()) {
        problem =
            Optional.of(
                Explanation.of(
                    "Only its newest 1,000 executions were read.",
                    "Look up older ones in the console."));
      }
      return executions.map(UnderWay::ids).orElse(List.of());
    }

    private void readActions(String id) throws InterruptedException {
      read(() -> source.pipelines().actions(pipeline, id)).ifPresent(found::addAll);
    }

    /// @throws InterruptedException if the scan was stopped: what was read by then is not the whole
    private <T> Optional<T> read(Supplier<Reply<T>> ask) throws InterruptedException {
      long begun = System.nanoTime();
      Reply<T> reply = ask.get();
      gate.took(Duration.ofNanos(System.nanoTime() - begun));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return switch (reply) {
        case Reply.Answered<T>(var value, _) -> Optional.of(value);
        case Reply.Failed<T>(var failure, var receipt) -> {
          failed.add(failure);
          problem = Optional.of(FailureMessages.ofPipelineRead(failure, receipt));
          yield Optional.empty();
        }
      };
    }
  }
}
