package dev.jobinspector.cli;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.activity.Activity;
import dev.jobinspector.troubleshooting.activity.CallText;
import dev.jobinspector.troubleshooting.activity.Coverage;
import dev.jobinspector.troubleshooting.activity.FunctionLog;
import dev.jobinspector.troubleshooting.activity.Gap;
import dev.jobinspector.troubleshooting.finding.StuckCase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was looked up in CloudTrail and logs, in the form in which it is printed.
final class ActivityValues {
  private static final int MOST_POLLS = 10;

  private ActivityValues() {}

  /// Returns a map; what is not known is left out.
  ///
  /// @param stuck the case that it is about, with what follows; empty of an action type alone
  static Map<String, Object> of(Activity activity, Optional<StuckCase> stuck) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("actionType", activity.type().text());
    values.put("lookedUpAt", activity.at().toString());
    values.put("polls", events(activity.polls().stream().limit(MOST_POLLS).toList()));
    values.put("pollsForOthers", activity.otherPolls().size());
    values.put("calls", events(activity.calls()));
    activity.log().ifPresent(log -> values.put("log", values(log)));
    values.put("jobs", activity.jobs().stream().map(ActivityValues::values).toList());
    values.put("excludedJobs", activity.excluded());
    values.put("covered", activity.covered().stream().map(ActivityValues::values).toList());
    values.put("missing", activity.missing().stream().map(StuckValues::values).toList());
    stuck.ifPresent(it -> values.put("findings", StuckValues.findings(it)));
    return values;
  }

  private static List<Map<String, Object>> events(List<TrailEvent> events) {
    return events.stream().map(ActivityValues::values).toList();
  }

  private static Map<String, Object> values(TrailEvent event) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("eventTime", event.at().toString());
    values.put("eventName", event.name());
    put(values, "identity", event.caller().identity());
    put(values, "sourceIPAddress", event.caller().address());
    put(values, "userAgent", event.caller().userAgent());
    put(values, "actionType", event.actionType().map(ActionTypeId::text));
    if (!event.query().isEmpty()) {
      values.put("queryParam", event.query());
    }
    if (!event.jobIds().isEmpty()) {
      values.put("jobIds", event.jobIds());
    }
    put(values, "errorCode", event.errorCode());
    return values;
  }

  private static Map<String, Object> values(FunctionLog log) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("logGroupName", log.group());
    values.put("lines", log.lines());
    put(values, "started", log.started().map(seen -> seen.at().toString()));
    put(values, "ended", log.ended().map(seen -> seen.at().toString()));
    put(values, "timedOut", log.timedOut().map(FunctionLog.Seen::text));
    put(values, "denied", log.denied().map(FunctionLog.Seen::text));
    put(values, "throttled", log.throttled().map(FunctionLog.Seen::text));
    put(values, "failed", log.failed().map(FunctionLog.Seen::text));
    return values;
  }

  private static Map<String, Object> values(KnownJob job) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("jobId", job.id());
    values.put("jobKind", job.kind().text());
    put(values, "jobStatus", job.status().map(JobStatus::text));
    values.put("jobCertain", job.context().actionExecutionId().isPresent());
    return values;
  }

  private static Map<String, Object> values(Coverage coverage) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("of", coverage.of());
    values.put("from", coverage.window().from().toString());
    values.put("to", coverage.window().to().toString());
    values.put("complete", coverage.complete());
    return values;
  }

  private static void put(Map<String, Object> values, String key, Optional<String> value) {
    value.ifPresent(known -> values.put(key, known));
  }

  /// Returns the same as sentences, a line each.
  static String lines(Activity activity, Optional<StuckCase> stuck) {
    List<String> lines = new ArrayList<>();
    for (KnownJob job : activity.jobs()) {
      lines.add(
          (job.context().actionExecutionId().isPresent() ? "Certain" : "Likely")
              + ": job "
              + job.id()
              + job.status().map(status -> ", " + status.text()).orElse(""));
    }
    if (stuck.filter(it -> it.job().isEmpty()).isPresent()) {
      lines.add("Not recorded: no record leads to the job of this action.");
    }
    stuck.ifPresent(
        it -> {
          lines.add(it.finding().certainty().userMessage() + ": " + it.finding().cause() + ".");
          lines.add("Next: " + it.finding().next());
        });
    if (!activity.type().owner().equals("AWS")) {
      lines.add(CallText.ofPolls(activity, ActivityValues::time));
    }
    activity.calls().forEach(call -> lines.add(CallText.of(call, ActivityValues::time)));
    for (Gap gap : activity.missing()) {
      lines.add(
          "Not seen: "
              + gap.missing()
              + gap.permission().map(it -> " (needs " + it + ")").orElse("")
              + ".");
    }
    for (Coverage coverage : activity.covered()) {
      lines.add(
          "Covered: "
              + coverage.of()
              + " "
              + time(coverage.window().from())
              + " to "
              + time(coverage.window().to())
              + (coverage.complete() ? "" : ", older ones were not read"));
    }
    return lines.stream().map(line -> Printable.line(line) + "\n").collect(Collectors.joining());
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
