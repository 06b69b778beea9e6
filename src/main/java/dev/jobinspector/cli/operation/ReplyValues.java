package dev.jobinspector.cli.operation;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.ReplyNode;
import dev.jobinspector.job.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replies as the maps that the API answers with, secrets masked unless the user asked for them.
final class ReplyValues {
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
