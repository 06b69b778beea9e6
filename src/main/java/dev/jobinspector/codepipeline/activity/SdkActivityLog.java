package dev.jobinspector.codepipeline.activity;

import dev.jobinspector.job.activity.LogEvent;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.ActivityLog;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/// What AWS recorded of workers' calls, through the AWS SDK for Java v2.
public final class SdkActivityLog implements ActivityLog, AutoCloseable {
  /// The most that LookupEvents returns.
  private static final int EVENTS_A_PAGE = 50;

  private static final int LINES_A_PAGE = 1_000;

  private final ActivityClients clients;
  private final Pace pace;
  private final RecordedSending sending;

  /// @param pace of LookupEvents, shared by all who ask in the account and Region
  public SdkActivityLog(ActivityClients clients, Pace pace, RecordedSending sending) {
    this.clients = clients;
    this.pace = pace;
    this.sending = sending;
  }

  @Override
  public Reply<TrailPage> lookUpEvents(TrailQuery query) {
    return sending.send(
        options -> {
          var client = clients.trail();
          LookupEventsResponse reply =
              pace.ask(
                  () ->
                      client.lookupEvents(
                          ask ->
                              ask.lookupAttributes(named(query.eventName()))
                                  .startTime(query.window().from())
                                  .endTime(query.window().to())
                                  .maxResults(EVENTS_A_PAGE)
                                  .nextToken(query.nextToken().orElse(null))
                                  .overrideConfiguration(options)));
          return new TrailPage(
              reply.events().stream().map(TrailRecord::event).flatMap(Optional::stream).toList(),
              token(reply.nextToken()));
        });
  }

  @Override
  public Reply<LogPage> filterLogEvents(LogQuery query) {
    return sending.send(
        options -> {
          FilterLogEventsResponse reply =
              clients
                  .logs()
                  .filterLogEvents(
                      ask ->
                          ask.logGroupName(query.logGroup())
                              .startTime(query.window().from().toEpochMilli())
                              .endTime(query.window().to().toEpochMilli())
                              .limit(LINES_A_PAGE)
                              .nextToken(query.nextToken().orElse(null))
                              .overrideConfiguration(options));
          return new LogPage(
              reply.events().stream()
                  .filter(line -> line.timestamp() != null && line.message() != null)
                  .map(
                      line ->
                          new LogEvent(
                              Instant.ofEpochMilli(line.timestamp()),
                              Optional.ofNullable(line.logStreamName()).orElse(""),
                              line.message()))
                  .toList(),
              token(reply.nextToken()));
        });
  }

  private static LookupAttribute named(String event) {
    return LookupAttribute.builder()
        .attributeKey(LookupAttributeKey.EVENT_NAME)
        .attributeValue(event)
        .build();
  }

  private static Optional<String> token(@Nullable String text) {
    return Optional.ofNullable(text).filter(next -> !next.isEmpty());
  }

  @Override
  public void close() {
    clients.close();
  }
}
