package dev.jobinspector.troubleshooting.activity;

import dev.jobinspector.job.CustomJob;
import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.activity.LogEvent;
import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Permission;
import dev.jobinspector.service.ActivityLog;
import dev.jobinspector.service.ActivityLog.LogPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// What a function did: its log around the start of the action, and its results in CloudTrail,
/// which records them under the function's name.
final class FunctionActivity {
  private static final String GROUPS = "/aws/lambda/";
  private static final int PAGES_OF_LOG = 3;
  private static final int PAGES_OF_RESULTS = 5;
  private static final Duration BEFORE = Duration.ofSeconds(10);

  /// A function runs for 15 minutes at most.
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final ActivityLog log;
  private final BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details;
  private final Instant now;
  private final ActivityLookup.Progress progress;
  private final TrailReader trail;
  private final List<Coverage> covered = new ArrayList<>();
  private final List<Gap> missing = new ArrayList<>();

  FunctionActivity(
      ActivityLog log,
      BiFunction<CustomJob, KnownJob, Reply<JobDetails>> details,
      Instant now,
      ActivityLookup.Progress progress) {
    this.log = log;
    this.details = details;
    this.now = now;
    this.progress = progress;
    trail = new TrailReader(log, progress);
  }

  Activity of(ActivityTarget target) {
    ActionExecution action = target.action().orElseThrow();
    Instant start = action.started().or(action::updated).filter(now::isAfter).orElse(now);
    Optional<FunctionLog> seen = target.functionName().flatMap(name -> log(name, start));
    if (target.functionName().isEmpty()) {
      missing.add(
          new Gap(
              "Which function it is: the action's configuration",
              Optional.of("codepipeline:ListActionExecutions")));
    }
    List<TrailEvent> results =
        isStopped()
            ? List.of()
            : Stream.of("PutJobSuccessResult", "PutJobFailureResult")
                .flatMap(
                    name ->
                        trail
                            .read(name, new TimeWindow(start, now), PAGES_OF_RESULTS, _ -> false)
                            .stream())
                .sorted(Comparator.comparing(TrailEvent::at).reversed())
                .toList();
    List<String> logged = seen.map(FunctionLog::jobIds).orElse(List.of());
    List<TrailEvent> own =
        results.stream()
            .filter(
                call ->
                    call.jobIds().stream().anyMatch(logged::contains)
                        || call.caller().session().equals(target.functionName()))
            .toList();
    var candidates = new Candidates(target, action, details);
    candidates.check(
        Stream.concat(
                logged.stream(), own.reversed().stream().flatMap(call -> call.jobIds().stream()))
            .distinct()
            .toList());
    List<KnownJob> jobs =
        candidates.jobs(own, own.stream().flatMap(call -> call.jobIds().stream()).findFirst());
    covered.addAll(trail.covered());
    missing.addAll(trail.missing());
    missing.addAll(candidates.missing());
    return new Activity(
        target.type(),
        List.of(),
        List.of(),
        own.stream()
            .filter(
                call ->
                    jobs.isEmpty()
                        || call.jobIds().isEmpty()
                        || jobs.stream().anyMatch(job -> call.jobIds().contains(job.id())))
            .toList(),
        seen,
        jobs,
        candidates.excluded(),
        covered,
        missing,
        now);
  }

  private boolean isStopped() {
    return missing.stream().anyMatch(it -> it.missing().endsWith(Failures.STOPPED));
  }

  private Optional<FunctionLog> log(String function, Instant start) {
    String group = GROUPS + function;
    Instant end = start.plus(LONGEST).isBefore(now) ? start.plus(LONGEST) : now;
    TimeWindow window = new TimeWindow(start.minus(BEFORE), end);
    List<LogEvent> lines = new ArrayList<>();
    Optional<String> token = Optional.empty();
    int left = PAGES_OF_LOG;
    do {
      progress.at(0, group);
      left--;
      switch (log.filterLogEvents(new ActivityLog.LogQuery(group, window, token))) {
        case Reply.Answered<LogPage>(LogPage(var read, var next), _) -> {
          lines.addAll(read);
          token = next;
        }
        case Reply.Failed<LogPage>(var failure, _) -> {
          // Who cancels is told by the failure.
          boolean _ = Thread.interrupted();
          missing.add(
              Failures.missing(
                  "The function's log " + group, Permission.FILTER_LOG_EVENTS, failure));
          return Optional.empty();
        }
      }
    } while (token.isPresent() && left > 0);
    covered.add(new Coverage(group, window, token.isEmpty()));
    lines.sort(Comparator.comparing(LogEvent::at));
    return Optional.of(FunctionLog.of(group, lines, start.minus(BEFORE)));
  }
}
