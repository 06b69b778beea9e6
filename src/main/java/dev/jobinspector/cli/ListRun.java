package dev.jobinspector.cli;

import dev.jobinspector.job.JobFailure;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.Outcome;
import dev.jobinspector.job.Reply;
import dev.jobinspector.request.JobRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// Sends a list of acknowledges, some at a time. Asked to stop, it begins no other and waits for
/// those under way.
final class ListRun {
  /// Told how many of how many are done.
  interface ProgressBar {
    void at(int done, int all);
  }

  /// What came of one job of the list.
  ///
  /// @param number in the list, from 1
  record Result(int number, String jobId, Outcome outcome, String status) {
    Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("number", number);
      values.put("jobId", jobId);
      values.put("outcome", outcome.name());
      values.put("status", status);
      return values;
    }
  }

  /// What came of the list.
  ///
  /// @param passedOver sent by an earlier run
  /// @param notBegun because the run was stopped
  record Summary(Map<Outcome, Integer> counts, int passedOver, int notBegun) {
    private int count(Outcome outcome) {
      return counts.getOrDefault(outcome, 0);
    }

    String words() {
      return (notBegun > 0 ? "Stopped. " : "")
          + "%d confirmed, %d rejected, %d unknown, %d not sent"
              .formatted(
                  count(Outcome.CONFIRMED),
                  count(Outcome.REJECTED),
                  count(Outcome.UNKNOWN),
                  count(Outcome.NOT_SENT) + notBegun)
          + (passedOver > 0 ? ", %d passed over as sent before".formatted(passedOver) : "")
          + ".";
    }

    int exit() {
      if (count(Outcome.UNKNOWN) + count(Outcome.NOT_SENT) + notBegun > 0) {
        return Exit.OTHER;
      }
      return count(Outcome.REJECTED) > 0 ? Exit.REFUSED : Exit.DONE;
    }
  }

  private final Pace pace;
  private final int concurrency;
  private final ListJournal journal;
  private final Consumer<Result> results;
  private final ProgressBar progress;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopping;
  private int passedOver;
  private int done;

  ListRun(
      Pace pace,
      int concurrency,
      ListJournal journal,
      Consumer<Result> results,
      ProgressBar progress) {
    this.pace = pace;
    this.concurrency = concurrency;
    this.journal = journal;
    this.results = results;
    this.progress = progress;
  }

  /// Sends all that were not sent before; returns when the last reply is in.
  Summary run(
      List<JobRequest.Acknowledge> requests, Function<JobRequest.Acknowledge, Answer> send) {
    List<Future<?>> work = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < Math.min(concurrency, requests.size()); worker++) {
        work.add(workers.submit(() -> work(requests, send)));
      }
    }
    work.forEach(ListRun::rethrow);
    synchronized (this) {
      int finished = counts.values().stream().mapToInt(Integer::intValue).sum();
      return new Summary(
          new EnumMap<>(counts), passedOver, requests.size() - finished - passedOver);
    }
  }

  /// Begins no further request.
  void stop() {
    stopping = true;
  }

  private static void rethrow(Future<?> ended) {
    if (ended.state() == Future.State.FAILED
        && ended.exceptionNow() instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private void work(
      List<JobRequest.Acknowledge> requests, Function<JobRequest.Acknowledge, Answer> send) {
    boolean orderly = false;
    try {
      sendAll(requests, send);
      orderly = true;
    } finally {
      stopping = stopping || !orderly;
    }
  }

  private void sendAll(
      List<JobRequest.Acknowledge> requests, Function<JobRequest.Acknowledge, Answer> send) {
    while (!stopping) {
      int index = next.getAndIncrement();
      if (index >= requests.size()) {
        return;
      }
      JobRequest.Acknowledge request = requests.get(index);
      String jobId = request.job().idText();
      if (journal.wasSent(jobId)) {
        passOver(requests.size());
        continue;
      }
      try {
        pace.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
      if (stopping) {
        return;
      }
      journal.sending(jobId);
      Result result = result(index + 1, jobId, send.apply(request));
      journal.note(jobId, result.outcome());
      done(result, requests.size());
    }
  }

  private synchronized void passOver(int all) {
    passedOver++;
    progress.at(++done, all);
  }

  private synchronized void done(Result result, int all) {
    counts.merge(result.outcome(), 1, Integer::sum);
    results.accept(result);
    progress.at(++done, all);
  }

  private static Result result(int number, String jobId, Answer answer) {
    return switch (answer.completed().reply()) {
      case Reply.Answered<?> _ ->
          new Result(
              number, jobId, Outcome.CONFIRMED, answer.status().map(JobStatus::text).orElse(""));
      case Reply.Failed<?>(JobFailure failure, _) ->
          new Result(number, jobId, failure.outcome(), failure.code());
    };
  }
}
