package dev.jobinspector.codepipeline.activity;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.Excerpt;
import dev.jobinspector.job.JobId;
import dev.jobinspector.job.activity.Caller;
import dev.jobinspector.job.activity.TrailEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads CloudTrail events: by name, what this program shows. Nonces and tokens are never taken
/// over; no public record of these operations is known, so each member may be absent or hidden.
final class TrailRecord {
  private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

  private TrailRecord() {}

  /// Returns the call that an event records; empty if not even its name and time are there.
  static Optional<TrailEvent> event(Event event) {
    if (event.eventTime() == null || event.eventName() == null) {
      return Optional.empty();
    }
    JsonNode record = read(event.cloudTrailEvent());
    JsonNode asked = record.path("requestParameters");
    return Optional.of(
        new TrailEvent(
            event.eventTime(),
            event.eventName(),
            new Caller(
                text(record.path("userIdentity"), "arn")
                    .or(() -> Optional.ofNullable(event.username())),
                text(record, "sourceIPAddress"),
                text(record, "userAgent")),
            actionType(asked.path("actionTypeId")),
            query(asked.path("queryParam")),
            jobIds(asked, record.path("responseElements")),
            text(record, "errorCode")));
  }

  private static JsonNode read(@Nullable String json) {
    try {
      return json == null ? MissingNode.getInstance() : JsonMapper.shared().readTree(json);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<ActionTypeId> actionType(JsonNode type) {
    Optional<String> category = text(type, "category");
    Optional<String> owner = text(type, "owner");
    Optional<String> provider = text(type, "provider");
    Optional<String> version = text(type, "version");
    return category.isPresent() && owner.isPresent() && provider.isPresent() && version.isPresent()
        ? Optional.of(new ActionTypeId(category.get(), owner.get(), provider.get(), version.get()))
        : Optional.empty();
  }

  private static Map<String, String> query(JsonNode query) {
    Map<String, String> values = new LinkedHashMap<>();
    query
        .propertyStream()
        .forEach(
            entry -> text(query, entry.getKey()).ifPresent(it -> values.put(entry.getKey(), it)));
    return values;
  }

  private static List<String> jobIds(JsonNode asked, JsonNode answered) {
    return Stream.concat(
            text(asked, "jobId").stream(),
            answered
                .path("jobs")
                .valueStream()
                .flatMap(job -> text(job, "id").or(() -> text(job, "jobId")).stream()))
        .filter(id -> JobId.problemWith(id).isEmpty())
        .distinct()
        .toList();
  }

  private static Optional<String> text(JsonNode object, String member) {
    return object
        .path(member)
        .stringValueOpt()
        .filter(text -> !text.isBlank() && !text.equals(HIDDEN))
        .map(Excerpt::of);
  }
}
