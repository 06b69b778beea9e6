package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What happened to one job, in order, for whoever helps with it. It is made of the history, which
/// has no secrets; everything in it is other people's text and escaped.
public final class SupportReport {
  /// Attempts on one job that are told of: the newest.
  private static final int MOST = 1_000;

  private static final List<String> COLUMNS =
      List.of(
          "Time (UTC)",
          "Operation",
          "Outcome",
          "Status",
          "HTTP",
          "Error",
          "Sends",
          "ms",
          "Request id");

  /// An id alone names no job: emulators repeat them, and partners choose their own.
  private record Job(JobKind kind, ServiceConnection connection) {
    static Job of(Attempt attempt, Subject.Job subject) {
      ServiceConnection at = attempt.intent().connection();
      return new Job(
          subject.kind(),
          new ServiceConnection(
              at.target(), Optional.empty(), at.region(), at.account(), at.endpoint(), ""));
    }
  }

  private final String jobId;
  private final Versions versions;
  private final ReportWriter out;

  private SupportReport(String jobId, Versions versions, ReportWriter out) {
    this.jobId = jobId;
    this.versions = versions;
    this.out = out;
  }

  /// Returns the whole report.
  ///
  /// @throws AttemptLogException if the history cannot be read
  public static String of(
      String jobId, AttemptHistory history, ReportFormat format, Versions versions, Instant now) {
    List<Attempt> attempts = history.find(AttemptQuery.ofJob(jobId, MOST)).reversed();
    return new SupportReport(jobId, versions, format.text("Job " + jobId)).write(attempts, now);
  }

  private String write(List<Attempt> attempts, Instant now) {
    out.heading("Job " + jobId);
    out.paragraph(
        "What this program sent about the job and what the service answered, in order. Times are"
            + " UTC. Nonces, client tokens, credentials and configuration values are not in it: the"
            + " history does not keep them.");
    Map<Job, List<Attempt>> byJob = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      attempt
          .intent()
          .job()
          .ifPresent(
              job ->
                  byJob.computeIfAbsent(Job.of(attempt, job), _ -> new ArrayList<>()).add(attempt));
    }
    if (byJob.isEmpty()) {
      out.paragraph("The history has no attempt on this job.");
    }
    byJob.forEach(this::job);
    if (attempts.size() == MOST) {
      out.paragraph("Only the newest %,d attempts are told of.".formatted(MOST));
    }
    out.section("Outcomes");
    out.facts(
        facts(
            "confirmed", "The service did as asked.",
            "rejected", "The service refused; nothing was changed.",
            "unknown", "No usable reply came: it may or may not have been done.",
            "not sent", "Nothing left the machine.",
            "in progress", "Not ended when this was written."));
    out.section("Made by");
    out.facts(
        facts(
            "Job Inspector", versions.program(),
            "AWS SDK for Java", versions.sdk(),
            "Java", versions.java(),
            "System", versions.system(),
            "Written", now.truncatedTo(ChronoUnit.SECONDS).toString()));
    return out.end();
  }

  private void job(Job job, List<Attempt> attempts) {
    ServiceConnection connection = job.connection();
    out.section(
        "%s job in %s, account %s"
            .formatted(
                job.kind() == JobKind.CUSTOM ? "Custom" : "Third-party",
                connection.region(),
                connection.account().orElse("not known")));
    Map<String, String> facts = new LinkedHashMap<>();
    last(attempts, attempt -> attempt.intent().actionType().map(ActionTypeId::text))
        .ifPresent(type -> facts.put("Action type", type));
    last(attempts, attempt -> Optional.of(attempt.intent().context().path()))
        .ifPresent(path -> facts.put("Pipeline › stage › action", path));
    last(attempts, attempt -> attempt.intent().context().pipelineExecutionId())
        .ifPresent(id -> facts.put("Pipeline execution", id));
    last(attempts, attempt -> attempt.intent().context().actionExecutionId())
        .ifPresent(id -> facts.put("Action execution", id));
    facts.put("Endpoint", connection.endpoint().toString());
    facts.put(
        "Found through",
        attempts.stream()
            .map(attempt -> attempt.intent().connection().endpointSource())
            .distinct()
            .collect(Collectors.joining("; ")));
    facts.put(
        "Statuses answered",
        attempts.stream()
            .map(attempt -> conclusion(attempt, c -> c.status().map(JobStatus::text)))
            .filter(status -> !status.isEmpty())
            .collect(Collectors.collectingAndThen(Collectors.joining(" → "), SupportReport::none)));
    out.facts(facts);
    out.table(COLUMNS, attempts.stream().map(SupportReport::row).toList());
    List<Map.Entry<String, String>> messages =
        attempts.stream()
            .filter(attempt -> !conclusion(attempt, Conclusion::errorMessage).isEmpty())
            .map(attempt -> Map.entry(time(attempt), conclusion(attempt, Conclusion::errorMessage)))
            .toList();
    if (!messages.isEmpty()) {
      out.subsection("Messages");
      messages.forEach(message -> out.quote(message.getKey(), message.getValue()));
    }
  }

  private static String none(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private static Optional<String> last(
      List<Attempt> attempts, Function<Attempt, Optional<String>> value) {
    return attempts.reversed().stream()
        .map(value)
        .flatMap(Optional::stream)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static List<String> row(Attempt attempt) {
    return List.of(
        time(attempt),
        attempt.intent().operation().apiName(),
        attempt.conclusion().map(c -> userMessage(c.outcome())).orElse("in progress"),
        conclusion(attempt, c -> c.status().map(JobStatus::text)),
        conclusion(
            attempt,
            c ->
                c.httpStatus().isPresent()
                    ? Optional.of(Integer.toString(c.httpStatus().getAsInt()))
                    : Optional.empty()),
        conclusion(attempt, Conclusion::errorCode),
        conclusion(attempt, c -> Optional.of(Integer.toString(c.sends()))),
        conclusion(
            attempt,
            c ->
                Optional.of(
                    Long.toString(
                        Duration.between(attempt.intent().startedAt(), c.finishedAt())
                            .toMillis()))),
        conclusion(attempt, Conclusion::requestId));
  }

  private static String time(Attempt attempt) {
    return attempt.intent().startedAt().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String conclusion(Attempt attempt, Function<Conclusion, Optional<String>> value) {
    return attempt.conclusion().flatMap(value).orElse("");
  }

  private static String userMessage(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "confirmed";
      case REJECTED -> "rejected";
      case UNKNOWN -> "unknown";
      case NOT_SENT -> "not sent";
    };
  }

  private static Map<String, String> facts(String... namesAndValues) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      facts.put(namesAndValues[index], namesAndValues[index + 1]);
    }
    return facts;
  }
}
