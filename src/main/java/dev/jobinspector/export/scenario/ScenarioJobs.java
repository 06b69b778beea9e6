package dev.jobinspector.export.scenario;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.troubleshooting.finding.CaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The jobs of an action in progress: those that are known, and the one that it waits for in the
/// state that fits what was read.
final class ScenarioJobs {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// The emulator times out what is older than the documented limits: kept below them, so that it
  /// can be acted on.
  private static final Duration LONGEST = Duration.ofHours(23);

  private static final Duration LONGEST_OF_FUNCTION = Duration.ofMinutes(10);

  private final List<KnownJob> known;
  private final Instant now;

  ScenarioJobs(List<KnownJob> known, Instant now) {
    this.known = known;
    this.now = now;
  }

  /// Returns the jobs of an action, the newest last; of one that has ended or has no job, none.
  List<Map<String, Object>> of(ActionExecution action, ActionTypeId type) {
    CaseKind kind = CaseKind.of(type);
    if (!action.isUnderWay() || !kind.hasJob()) {
      return List.of();
    }
    List<KnownJob> jobs = known.stream().filter(job -> isOf(action, job)).toList();
    List<Map<String, Object>> values = new ArrayList<>();
    Optional<KnownJob> newest =
        jobs.stream().filter(job -> !hasEnded(job)).reduce((_, later) -> later);
    for (KnownJob job : jobs) {
      if (newest.filter(job::equals).isEmpty()) {
        values.add(job(Optional.of(job.id()), "Succeeded", action, kind));
      }
    }
    values.add(
        job(
            newest.map(KnownJob::id),
            newest
                .flatMap(KnownJob::status)
                .flatMap(ScenarioJobs::written)
                .filter(status -> !isWithoutPoll(kind) || !isPolled(status))
                .orElse(fitting(action, kind)),
            action,
            kind));
    return values;
  }

  /// A job that nobody has reported anything of may as well be queued.
  private static String fitting(ActionExecution action, CaseKind kind) {
    boolean reported = action.told().id().or(action.told()::summary).isPresent();
    return isWithoutPoll(kind) || reported ? "InProgress" : "Queued";
  }

  private static boolean isWithoutPoll(CaseKind kind) {
    return kind == CaseKind.LAMBDA;
  }

  private static boolean isPolled(String status) {
    return status.equals("Queued") || status.equals("Dispatched");
  }

  private static boolean isOf(ActionExecution action, KnownJob job) {
    return action.context().actionExecutionId().isPresent()
        && action.context().actionExecutionId().equals(job.context().actionExecutionId());
  }

  /// What another result has continued, or what was seen before the action was read.
  private static boolean hasEnded(KnownJob job) {
    return job.status().isPresent() && written(job.status().get()).isEmpty();
  }

  /// Returns the status of a job that an action in progress can wait for.
  private static Optional<String> written(JobStatus status) {
    return switch (status) {
      case JobStatus.Known.CREATED,
          JobStatus.Known.QUEUED,
          JobStatus.Known.DISPATCHED,
          JobStatus.Known.IN_PROGRESS ->
          Optional.of(status.text());
      case JobStatus.Known.TIMED_OUT, JobStatus.Known.SUCCEEDED, JobStatus.Known.FAILED ->
          Optional.empty();
      case JobStatus.Unrecognised _ -> Optional.of("InProgress");
    };
  }

  private Map<String, Object> job(
      Optional<String> id, String status, ActionExecution action, CaseKind kind) {
    Map<String, Object> values = new LinkedHashMap<>();
    id.flatMap(ScenarioJobs::uuid).ifPresent(uuid -> values.put("id", uuid));
    values.put("status", status);
    Duration age = withinTheLimit(ScenarioPipeline.age(action.started().or(action::updated), now));
    boolean tooOld = kind == CaseKind.LAMBDA && age.compareTo(LONGEST_OF_FUNCTION) > 0;
    values.put("age", (tooOld ? LONGEST_OF_FUNCTION : age).toString());
    return values;
  }

  static Duration withinTheLimit(Duration age) {
    return age.compareTo(LONGEST) > 0 ? LONGEST : age;
  }

  /// Returns an id as the emulator takes it; empty if it is none.
  static Optional<String> uuid(String id) {
    return Optional.of(id.toLowerCase(Locale.ROOT)).filter(it -> UUID.matcher(it).matches());
  }
}
