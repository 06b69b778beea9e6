package dev.jobinspector.testing;

import dev.jobinspector.job.activity.LogEvent;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.ActivityLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Records that a test made, in pages of a size of its choice, and what was asked.
public final class FakeActivityLog implements ActivityLog {
  private final List<TrailEvent> events = new ArrayList<>();
  private final List<LogEvent> lines = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, JobFailure> failures = new HashMap<>();
  private int pageSize = 50;
  private Runnable meanwhile = () -> {};

  public void add(TrailEvent... recorded) {
    events.addAll(List.of(recorded));
    events.sort(Comparator.comparing(TrailEvent::at).reversed());
  }

  public void add(LogEvent... logged) {
    lines.addAll(List.of(logged));
  }

  public void pageSize(int size) {
    pageSize = size;
  }

  /// Fails reads from now on.
  ///
  /// @param read `LookupEvents` or `FilterLogEvents`, or the name of the events
  public void failWith(String read, JobFailure failure) {
    failures.put(read, failure);
  }

  /// Happens in the middle of every request.
  public void meanwhile(Runnable happening) {
    meanwhile = happening;
  }

  /// What was asked, such as `LookupEvents PollForJobs`, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Reply<TrailPage> lookUpEvents(TrailQuery query) {
    asked.add("LookupEvents " + query.eventName());
    meanwhile.run();
    JobFailure failure = failures.getOrDefault(query.eventName(), failures.get("LookupEvents"));
    if (failure != null) {
      return new Reply.Failed<>(failure, FakeGateway.RECEIPT);
    }
    List<TrailEvent> all =
        events.stream()
            .filter(event -> event.name().equals(query.eventName()))
            .filter(event -> !event.at().isBefore(query.window().from()))
            .filter(event -> !event.at().isAfter(query.window().to()))
            .toList();
    int from = query.nextToken().map(Integer::parseInt).orElse(0);
    int to = Math.min(all.size(), from + pageSize);
    return new Reply.Answered<>(
        new TrailPage(
            all.subList(from, to),
            to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty()),
        FakeGateway.RECEIPT);
  }

  @Override
  public Reply<LogPage> filterLogEvents(LogQuery query) {
    asked.add("FilterLogEvents " + query.logGroup());
    meanwhile.run();
    JobFailure failure = failures.get("FilterLogEvents");
    return failure == null
        ? new Reply.Answered<>(new LogPage(lines, Optional.empty()), FakeGateway.RECEIPT)
        : new Reply.Failed<>(failure, FakeGateway.RECEIPT);
  }
}
