package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.operation.ListEntries.Entry;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.request.JobRequest;
import dev.jobinspector.service.RateLimiter;
import java.io.IOException;
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

/// Sends a list of requests on jobs, some at a time. Asked to stop, it begins no other and waits
/// for those in progress.
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

  private final RateLimiter pace;
  private final int concurrency;
  private final ListJournal journal;
  private final Consumer<Result> results;
  private final ProgressBar progress;
  private final Consumer<String> unknowns;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopping;
  private volatile boolean journalBroken;
  private int confirmedBefore;
  private int unknownBefore;
  private int done;
  private boolean readOnly;

  /// @param unknowns told the id of each job that an earlier run has left unknown
  ListRun(
      RateLimiter pace,
      int concurrency,
      ListJournal journal,
      Consumer<Result> results,
      ProgressBar progress,
      Consumer<String> unknowns) {
    this.pace = pace;
    this.concurrency = concurrency;
    this.journal = journal;
    this.results = results;
    this.progress = progress;
    this.unknowns = unknowns;
  }

  /// Sends all that an earlier run has not; returns when the last reply is in.
  ListSummary run(ListEntries entries, Function<JobRequest.OnJob, CommandResult> send) {
    List<Future<?>> work = new ArrayList<>();
    List<Entry> once = entries.once();
    int atATime = Math.clamp(once.size(), 1, concurrency);
    try (var workers = Executors.newFixedThreadPool(atATime)) {
      for (int worker = 0; worker < atATime; worker++) {
        work.add(workers.submit(() -> work(once, send)));
      }
    }
    work.forEach(ListRun::rethrow);
    synchronized (this) {
      return new ListSummary(
          new EnumMap<>(counts),
          confirmedBefore,
          unknownBefore,
          entries.again().size(),
          once.size() - done,
          readOnly,
          journalBroken);
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

  private void work(List<Entry> entries, Function<JobRequest.OnJob, CommandResult> send) {
    boolean orderly = false;
    try {
      sendAll(entries, send);
      orderly = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      stopping = stopping || !orderly;
    }
  }

  private void sendAll(List<Entry> entries, Function<JobRequest.OnJob, CommandResult> send)
      throws InterruptedException {
    while (!stopping) {
      int index = next.getAndIncrement();
      if (index >= entries.size()) {
        return;
      }
      Entry entry = entries.get(index);
      if (skips(entry.jobId(), entries.size())) {
        continue;
      }
      long turn = pace.await();
      if (stopping || !recorded(() -> journal.sending(entry.jobId()))) {
        return;
      }
      CommandResult answer = send.apply(entry.request());
      if (isThrottled(answer)) {
        pace.throttled(turn);
      } else {
        pace.answered();
      }
      if (isReadOnly(answer)) {
        synchronized (this) {
          readOnly = true;
        }
      }
      Result result = result(entry, answer);
      // What was sent is told, whether or not the journal can take it.
      boolean _ = recorded(() -> journal.note(result.jobId(), result.outcome()));
      done(result, entries.size());
    }
  }

  /// A rejected request did nothing and one not sent neither: both are tried again. One whose
  /// outcome is unknown is not for a program to send again.
  private synchronized boolean skips(String jobId, int all) {
    switch (journal.before(jobId).orElse(Outcome.NOT_SENT)) {
      case CONFIRMED -> confirmedBefore++;
      case UNKNOWN -> {
        unknownBefore++;
        unknowns.accept(jobId);
      }
      case REJECTED, NOT_SENT -> {
        return false;
      }
    }
    progress.at(++done, all);
    return true;
  }

  private interface Note {
    void write() throws IOException;
  }

  /// What cannot be accounted for is not begun.
  private boolean recorded(Note note) {
    try {
      note.write();
      return true;
    } catch (IOException _) {
      journalBroken = true;
      stopping = true;
      return false;
    }
  }

  private synchronized void done(Result result, int all) {
    counts.merge(result.outcome(), 1, Integer::sum);
    results.accept(result);
    progress.at(++done, all);
  }

  private static boolean isThrottled(CommandResult answer) {
    return answer.reply() instanceof Reply.Failed<?>(JobFailure.Rejected(var refusal, _, _), _)
        && refusal == JobFailure.Refusal.THROTTLED;
  }

  private static boolean isReadOnly(CommandResult answer) {
    return answer.reply() instanceof Reply.Failed<?>(JobFailure.NotSent(var reason, _), _)
        && reason == JobFailure.NotSentReason.READ_ONLY;
  }

  private static Result result(Entry entry, CommandResult answer) {
    return switch (answer.reply()) {
      case Reply.Answered<?> _ ->
          new Result(
              entry.number(),
              entry.jobId(),
              Outcome.CONFIRMED,
              answer.status().map(JobStatus::text).orElse(""));
      case Reply.Failed<?>(JobFailure failure, _) ->
          new Result(entry.number(), entry.jobId(), failure.outcome(), failure.code());
    };
  }
}
