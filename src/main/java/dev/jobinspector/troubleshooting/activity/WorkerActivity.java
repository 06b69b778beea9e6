package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.ActivityLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Who polls for an action type, and whose calls on jobs fit one action of it: by time, by
/// identity, and last by the details of the job. Of one page of polls most are of others; so each
/// kind of event has a share of the requests.
final class WorkerActivity {
  private static final int PAGES_OF_POLLS = 6;

  /// After that, polls for the type with another query value are not read past.
  private static final int POLLS_OF_OTHERS = 150;

  private static final int PAGES_AT_START = 4;
  private static final int PAGES_SINCE = 3;
  private static final int PAGES_OF_RESULTS = 2;
  private static final int MOST_CALLS = 50;
  private static final Duration BEFORE = Duration.ofMinutes(10);
  private static final Duration START = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /// Longer than records are late: the newest that could be there shows that somebody polls.
  private static final Duration LEAST = Activity.LATE.plusMinutes(65);

  private final ActivityLog log;
  private final BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details;
  private final Instant now;
  private final TrailReader trail;

  WorkerActivity(
      ActivityLog log,
      BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details,
      Instant now,
      ActivityLookup.Progress progress) {
    this.log = log;
    this.details = details;
    this.now = now;
    trail = new TrailReader(this.log, progress);
  }

  Activity of(ActivityTarget target) {
    Optional<Instant> start = target.action().flatMap(it -> it.started().or(it::updated));
    List<TrailEvent> allPolls = polls(target, start);
    List<TrailEvent> polls =
        allPolls.stream()
            .filter(poll -> poll.actionType().equals(Optional.of(target.type())))
            .toList();
    List<TrailEvent> others = allPolls.stream().filter(poll -> !polls.contains(poll)).toList();
    List<TrailEvent> calls = calls(target, start);
    Optional<Candidates> candidates =
        target.action().map(action -> checked(target, action, polls, calls));
    List<KnownJob> jobs =
        candidates.map(it -> it.jobs(calls, likeliest(polls, calls))).orElse(List.of());
    List<Gap> missing = new ArrayList<>(trail.missing());
    candidates.ifPresent(it -> missing.addAll(it.missing()));
    if (target.isThirdParty()) {
      missing.add(
          new Gap(
              "What a partner calls from an account of their own is recorded in that account",
              Optional.empty()));
    }
    return new Activity(
        target.type(),
        polls,
        others,
        calls.stream()
            .filter(
                call ->
                    jobs.stream().anyMatch(job -> call.jobIds().contains(job.id()))
                        || (jobs.isEmpty() && isOfPoller(call, polls)))
            .limit(MOST_CALLS)
            .toList(),
        Optional.empty(),
        jobs,
        candidates.map(Candidates::excluded).orElse(0),
        trail.covered(),
        missing,
        now);
  }

  private List<TrailEvent> polls(ActivityTarget target, Optional<Instant> start) {
    Instant from =
        start
            .map(at -> at.minus(BEFORE))
            .map(at -> at.isAfter(now.minus(LEAST)) ? now.minus(LEAST) : at)
            .orElse(now.minus(DAY));
    Map<String, String> configured =
        target.action().map(ActionExecution::configuration).orElse(Map.of());
    return trail.read(
        target.isThirdParty() ? "PollForThirdPartyJobs" : "PollForJobs",
        window(from, now),
        PAGES_OF_POLLS,
        read -> {
          List<TrailEvent> ofType =
              read.stream()
                  .filter(poll -> poll.actionType().equals(Optional.of(target.type())))
                  .toList();
          return ofType.stream().anyMatch(poll -> fits(poll.query(), configured))
              || (!ofType.isEmpty() && read.size() >= POLLS_OF_OTHERS);
        });
  }

  /// Returns whether a poll by these values returns a job of an action of this configuration; of
  /// what is not known, that it does.
  static boolean fits(Map<String, String> query, Map<String, String> configured) {
    return query.entrySet().stream()
        .allMatch(
            value ->
                !configured.containsKey(value.getKey())
                    || value.getValue().equals(configured.get(value.getKey())));
  }

  private List<TrailEvent> calls(ActivityTarget target, Optional<Instant> start) {
    String of = target.isThirdParty() ? "ThirdPartyJob" : "Job";
    List<TrailEvent> calls = new ArrayList<>();
    if (start.isEmpty()) {
      calls.addAll(read("Acknowledge" + of, window(now.minus(DAY), now), PAGES_SINCE));
      return calls;
    }
    TimeWindow all = window(start.get(), now);
    Instant soon = start.get().plus(START);
    if (soon.isBefore(now)) {
      calls.addAll(read("Acknowledge" + of, window(soon, now), PAGES_SINCE));
      calls.addAll(read("Acknowledge" + of, window(start.get(), soon), PAGES_AT_START));
    } else {
      calls.addAll(read("Acknowledge" + of, all, PAGES_AT_START + PAGES_SINCE));
    }
    calls.addAll(read("Put" + of + "FailureResult", all, PAGES_OF_RESULTS));
    calls.addAll(read("Put" + of + "SuccessResult", all, PAGES_OF_RESULTS));
    calls.addAll(read("Get" + of + "Details", all, PAGES_OF_RESULTS));
    return calls.stream()
        .distinct()
        .sorted(Comparator.comparing(TrailEvent::at).reversed())
        .toList();
  }

  private List<TrailEvent> read(String name, TimeWindow window, int pages) {
    return trail.read(name, window, pages, _ -> false);
  }

  private TimeWindow window(Instant from, Instant to) {
    return new TimeWindow(from.isAfter(to) ? to : from, to);
  }

  /// First the ids that those use who poll for the type, and of them the oldest: a job is
  /// acknowledged soon after its action began.
  private Candidates checked(
      ActivityTarget target,
      ActionExecution action,
      List<TrailEvent> polls,
      List<TrailEvent> calls) {
    var candidates = new Candidates(target, action, details);
    if (!trail.hasEnded() || !calls.isEmpty()) {
      candidates.check(
          Stream.concat(polls.stream().filter(poll -> !poll.jobIds().isEmpty()), calls.stream())
              .sorted(
                  Comparator.comparing((TrailEvent call) -> !isOfPoller(call, polls))
                      .thenComparing(TrailEvent::at))
              .flatMap(call -> call.jobIds().stream())
              .distinct()
              .toList());
    }
    return candidates;
  }

  /// Returns the first job that somebody acknowledged who polls for the type.
  private static Optional<String> likeliest(List<TrailEvent> polls, List<TrailEvent> calls) {
    return calls.reversed().stream()
        .filter(call -> call.isAcknowledge() && call.errorCode().isEmpty())
        .filter(call -> isOfPoller(call, polls))
        .flatMap(call -> call.jobIds().stream())
        .findFirst();
  }

  private static boolean isOfPoller(TrailEvent call, List<TrailEvent> polls) {
    return polls.stream().anyMatch(poll -> call.caller().isLike(poll.caller()));
  }
}
