package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Permission;
import dev.jobinspector.service.ActivityLog;
import dev.jobinspector.service.ActivityLog.TrailPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads CloudTrail events page by page, with so many requests in all. The first failure ends it: a
/// refusal holds for all events, and what was throttled would only be throttled again.
final class TrailReader {
  private static final int MOST_THROTTLED = 3;

  private final ActivityLog log;
  private final ActivityLookup.Progress progress;
  private final List<Coverage> covered = new ArrayList<>();
  private final List<Gap> missing = new ArrayList<>();
  private int sent;
  private int throttled;
  private boolean ended;

  TrailReader(ActivityLog log, ActivityLookup.Progress progress) {
    this.log = log;
    this.progress = progress;
  }

  /// Returns events of a name, newest first, as far as they were read.
  ///
  /// @param pages at most
  /// @param enough asked after each page
  List<TrailEvent> read(
      String name, TimeWindow window, int pages, Predicate<List<TrailEvent>> enough) {
    List<TrailEvent> read = new ArrayList<>();
    Optional<String> token = Optional.empty();
    int left = pages;
    boolean more = true;
    boolean toItsEnd = false;
    while (more && left > 0 && sent < ActivityLookup.MOST && !ended) {
      progress.at(sent, name);
      sent++;
      left--;
      switch (log.lookUpEvents(new ActivityLog.TrailQuery(name, window, token))) {
        case Reply.Answered<TrailPage>(TrailPage(var events, var next), _) -> {
          read.addAll(events);
          token = next;
          toItsEnd = next.isEmpty();
          more = next.isPresent() && !enough.test(read);
        }
        case Reply.Failed<TrailPage>(var failure, _) -> failed(failure, name);
      }
      stopIfInterrupted();
    }
    progress.at(sent, name);
    cover(name, window, read, toItsEnd);
    return read;
  }

  private void cover(String name, TimeWindow window, List<TrailEvent> read, boolean complete) {
    if (complete) {
      covered.add(new Coverage(name, window, true));
    } else if (!read.isEmpty()) {
      Instant oldest = read.getLast().at();
      Instant from = oldest.isAfter(window.to()) ? window.to() : oldest;
      covered.add(new Coverage(name, new TimeWindow(from, window.to()), false));
    }
  }

  private void failed(JobFailure failure, String name) {
    boolean again =
        failure instanceof JobFailure.Rejected(var refusal, _, _)
            && refusal == JobFailure.Refusal.THROTTLED
            && ++throttled < MOST_THROTTLED;
    if (again) {
      return;
    }
    ended = true;
    missing.add(
        Failures.missing("CloudTrail's " + name + " events", Permission.LOOKUP_EVENTS, failure));
  }

  private void stopIfInterrupted() {
    if (Thread.interrupted()) {
      ended = true;
      missing.removeIf(it -> it.missing().contains(Failures.STOPPED));
      missing.add(new Gap("The rest: the look-up was " + Failures.STOPPED, Optional.empty()));
    }
  }

  /// Returns whether nothing more is asked: it was refused, or stopped.
  boolean hasEnded() {
    return ended;
  }

  List<Coverage> covered() {
    return covered;
  }

  List<Gap> missing() {
    return missing;
  }
}
