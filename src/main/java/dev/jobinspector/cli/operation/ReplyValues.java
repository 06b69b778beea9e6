package dev.jobinspector.cli.operation;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.Secret;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Replies as the maps that the API answers with, secrets masked unless the user asked for them.
final class ReplyValues {
  private static final Set<String> TIMES =
      Set.of(
          "created", "updated", "lastChangedAt", "lastStatusChange", "lastUpdateTime", "startTime");

  private static final int MILLIS = 3;

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  private final boolean showSecrets;

  ReplyValues(boolean showSecrets) {
    this.showSecrets = showSecrets;
  }

  Map<String, Object> status(JobStatus status) {
    return Map.of("status", status.text());
  }

  Map<String, Object> details(JobDetails details) {
    return Map.of("jobDetails", value(details.reply()));
  }

  Map<String, Object> polled(List<PolledJob> jobs) {
    return Map.of("jobs", jobs.stream().map(job -> value(job.reply())).toList());
  }

  Map<String, Object> execution(String pipelineExecutionId) {
    return Map.of("pipelineExecutionId", pipelineExecutionId);
  }

  /// Returns a reply about pipelines, with its times as the AWS CLI prints them.
  Map<String, Object> ofPipelines(ReplyNode reply) {
    Map<String, Object> values = new LinkedHashMap<>();
    reply.members().forEach((name, member) -> values.put(name, timed(name, member)));
    return values;
  }

  private Object timed(String name, ReplyNode node) {
    return switch (node) {
      case ReplyNode.Numeral(var seconds) when TIMES.contains(name) ->
          time(Instant.ofEpochMilli(seconds.movePointRight(MILLIS).longValue()));
      case ReplyNode.MapNode _ -> ofPipelines(node);
      case ReplyNode.ListNode(var list) -> list.stream().map(each -> timed(name, each)).toList();
      case ReplyNode.Leaf _, ReplyNode.Masked _ -> value(node);
    };
  }

  /// In the time zone of this machine; microseconds only where there are some.
  private static String time(Instant instant) {
    return (instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROS)
        .format(instant.atZone(ZoneId.systemDefault()));
  }

  private Object value(ReplyNode node) {
    return switch (node) {
      case ReplyNode.Text(var text) -> text;
      case ReplyNode.Numeral(var number) -> number;
      case ReplyNode.Flag(var flag) -> flag;
      case ReplyNode.Masked(var hidden) -> showSecrets ? value(hidden) : Secret.MASK;
      case ReplyNode.ListNode(var list) -> list.stream().map(this::value).toList();
      case ReplyNode.MapNode(var members) -> {
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach((name, member) -> values.put(name, value(member)));
        yield values;
      }
    };
  }
}
