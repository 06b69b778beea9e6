package dev.jobinspector.service;

import dev.jobinspector.job.activity.LogEvent;
import dev.jobinspector.job.activity.TimeWindow;
import dev.jobinspector.job.activity.TrailEvent;
import dev.jobinspector.job.reply.Reply;
import java.util.List;
import java.util.Optional;

/// What AWS recorded of calls of CodePipeline, and what functions wrote into their logs. It has no
/// method that changes anything. Each method blocks for one request, which is never repeated, and
/// throws no failure: it is part of the [Reply].
public interface ActivityLog {
  /// One page of CloudTrail events.
  ///
  /// @param nextToken of the page before; empty for the first
  record TrailQuery(String eventName, TimeWindow window, Optional<String> nextToken) {}

  /// One page of events.
  ///
  /// @param events newest first
  /// @param nextToken leads to older ones; empty if there are none
  record TrailPage(List<TrailEvent> events, Optional<String> nextToken) {}

  /// One page of a log.
  record LogQuery(String logGroup, TimeWindow window, Optional<String> nextToken) {}

  /// One page of lines.
  ///
  /// @param events oldest first
  record LogPage(List<LogEvent> events, Optional<String> nextToken) {}

  /// Sends LookupEvents when it is its turn: the service takes two a second from everybody in the
  /// account, so this program sends one a second at most, whoever asks.
  Reply<TrailPage> lookUpEvents(TrailQuery query);

  /// Sends FilterLogEvents.
  Reply<LogPage> filterLogEvents(LogQuery query);
}
