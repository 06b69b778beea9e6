package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Parameters;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
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
import java.util.stream.Stream;

/// A case for whoever takes it over: what is so now, why, and what was sent and answered, in order.
/// It is made of what was read and of the history, which have no secrets; everything in it is other
/// people's text and escaped.
public final class CaseReport {
  private static final List<String> COLUMNS =
      List.of(
          "Time (UTC)",
          "Operation",
          "Sent",
          "Outcome",
          "Status",
          "HTTP",
          "Error",
          "Sends",
          "ms",
          "Request id");

  /// An id alone names no job: emulators repeat them, and partners choose their own.
  private record Group(String subject, ServiceConnection connection) {
    static Group of(Attempt attempt) {
      ServiceConnection at = attempt.intent().connection();
      return new Group(
          switch (attempt.intent().subject()) {
            case Subject.Job job ->
                switch (job.kind()) {
                  case CUSTOM -> "Custom job";
                  case THIRD_PARTY -> "Third-party job";
                };
            case Subject.ActionType _, Subject.Stage _, Subject.Execution _ -> "Pipeline";
          },
          new ServiceConnection(
              at.target(), Optional.empty(), at.region(), at.account(), at.endpoint(), ""));
    }
  }

  private final ReportedCase reported;
  private final ReportWriter out;

  private CaseReport(ReportedCase reported, ReportWriter out) {
    this.reported = reported;
    this.out = out;
  }

  /// Returns the whole report.
  public static String of(
      ReportedCase reported, ReportFormat format, Versions versions, Instant now) {
    return new CaseReport(reported, format.text(reported.title())).write(versions, now);
  }

  private String write(Versions versions, Instant now) {
    out.heading(reported.title());
    out.paragraph(
        "What was read of the case, what this program sent and what the service answered. Times are"
            + " UTC. Nonces, client tokens, credentials and secret configuration values are not in"
            + " it.");
    reported.stuck().ifPresent(stuck -> new ReportedState(stuck, out).write());
    reported.notRead().ifPresent(why -> out.paragraph("The action was not read: " + why));
    reported.connection().ifPresent(this::connection);
    Map<Group, List<Attempt>> groups = new LinkedHashMap<>();
    for (Attempt attempt : reported.attempts()) {
      groups.computeIfAbsent(Group.of(attempt), _ -> new ArrayList<>()).add(attempt);
    }
    if (groups.isEmpty()) {
      out.paragraph(
          "The history has no attempt on this "
              + (reported.stuck().isPresent() ? "case." : "job."));
    }
    groups.forEach(this::attempts);
    if (reported.attempts().size() == ReportedCase.MOST) {
      out.paragraph("Only the newest %,d attempts are told of.".formatted(ReportedCase.MOST));
    }
    if (!groups.isEmpty()) {
      out.section("Outcomes");
      out.facts(
          facts(
              "confirmed", "The service did as asked.",
              "rejected", "The service refused; nothing was changed.",
              "unknown", "No usable reply came: it may or may not have been done.",
              "not sent", "Nothing left the machine.",
              "in progress", "Not ended when this was written."));
    }
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

  private void connection(ServiceConnection over) {
    out.section("Connection");
    out.facts(
        facts(
            "Profile",
            over.profile().orElse("none"),
            "Account",
            over.account().orElse("not known"),
            "Region",
            over.region(),
            "Endpoint",
            over.endpoint().toString(),
            "Found through",
            over.endpointSource()));
  }

  private void attempts(Group group, List<Attempt> attempts) {
    ServiceConnection connection = group.connection();
    out.section(
        "%s in %s, account %s"
            .formatted(
                group.subject(), connection.region(), connection.account().orElse("not known")));
    Map<String, String> facts = new LinkedHashMap<>();
    last(attempts, intent -> intent.job().map(Subject.Job::id))
        .ifPresent(id -> facts.put("Job id", id));
    last(attempts, intent -> intent.actionType().map(ActionTypeId::text))
        .ifPresent(type -> facts.put("Action type", type));
    last(attempts, intent -> Optional.of(intent.context().path()))
        .ifPresent(path -> facts.put("Pipeline › stage › action", path));
    last(attempts, intent -> intent.context().pipelineExecutionId())
        .ifPresent(id -> facts.put("Pipeline execution", id));
    last(attempts, intent -> intent.context().actionExecutionId())
        .ifPresent(id -> facts.put("Action execution", id));
    facts.put("Profile", distinct(attempts, at -> at.profile().orElse("none")));
    facts.put("Endpoint", connection.endpoint().toString());
    facts.put("Found through", distinct(attempts, ServiceConnection::endpointSource));
    facts.put(
        "Statuses answered",
        attempts.stream()
            .map(attempt -> conclusion(attempt, c -> c.status().map(JobStatus::text)))
            .filter(status -> !status.isEmpty())
            .collect(Collectors.collectingAndThen(Collectors.joining(" → "), CaseReport::none)));
    out.facts(facts);
    out.table(COLUMNS, attempts.stream().map(CaseReport::row).toList());
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

  private static String distinct(
      List<Attempt> attempts, Function<ServiceConnection, String> value) {
    return attempts.stream()
        .map(attempt -> value.apply(attempt.intent().connection()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String none(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private static Optional<String> last(
      List<Attempt> attempts, Function<Intent, Optional<String>> value) {
    return attempts.reversed().stream()
        .map(attempt -> value.apply(attempt.intent()))
        .flatMap(Optional::stream)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static List<String> row(Attempt attempt) {
    return List.of(
        time(attempt),
        attempt.intent().operation().apiName(),
        sent(attempt.intent().parameters()),
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

  private static String sent(Parameters parameters) {
    return Stream.of(
            parameters.failureType(),
            parameters.failureMessage(),
            parameters.retryMode(),
            parameters.abandon().map(abandons -> abandons ? "abandon" : "wait for its actions"),
            parameters.reason())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(": "));
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
