package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.SourceLocation;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/// The reverse of [AttemptValues]. Keys that this version does not know are passed over.
///
/// @param begin where the attempt begins
record ImportedValues(Map<String, ImportedValue> values, SourceLocation begin) {
  private static final String SOURCE = "the imported file";
  private static final String TIME = "a time such as 2026-03-01T12:00:00Z";

  /// No attempt was made beyond these; sums and differences of such times overflow.
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  Attempt attempt() {
    Intent intent =
        new Intent(
            required("id", "an id", UUID::fromString),
            required("startedAt", TIME, ImportedValues::time),
            required("operation", "an operation that this version knows", Operation::of),
            text("jobId").map(id -> new Intent.Subject(kind(), id)),
            text("actionType").flatMap(ActionTypeId::parse),
            new PipelineContext(
                text("pipeline"),
                text("stage"),
                text("action"),
                Optional.empty(),
                Optional.empty()),
            connection());
    return new Attempt(intent, conclusion());
  }

  private JobKind kind() {
    return required(
        "jobKind",
        "custom or third-party",
        text -> {
          for (JobKind kind : JobKind.values()) {
            if (kind.text().equals(text)) {
              return kind;
            }
          }
          throw new IllegalArgumentException();
        });
  }

  private ServiceConnection connection() {
    URI endpoint = required("endpoint", "an address", URI::create);
    return new ServiceConnection(
        isLocal(endpoint) ? ServiceConnection.Target.EMULATOR : ServiceConnection.Target.AWS,
        text("profile"),
        required("region", "a Region", region -> region),
        text("account"),
        endpoint,
        SOURCE);
  }

  private static Instant time(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException();
    }
    return time;
  }

  private static boolean isLocal(URI endpoint) {
    return "127.0.0.1".equals(endpoint.getHost()) || "localhost".equals(endpoint.getHost());
  }

  private Optional<Conclusion> conclusion() {
    if (text("outcome").isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> httpStatus = optional("httpStatus", "a whole number", Integer::valueOf);
    return Optional.of(
        new Conclusion(
            required("finishedAt", TIME, ImportedValues::time),
            required("outcome", "an outcome that this version knows", Outcome::valueOf),
            text("status").map(JobStatus::of),
            text("errorCode"),
            text("errorMessage"),
            httpStatus.map(OptionalInt::of).orElse(OptionalInt.empty()),
            text("requestId"),
            required("sends", "a whole number", Integer::valueOf)));
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key))
        .filter(value -> !value.absent())
        .map(ImportedValue::text);
  }

  private <T> T required(String key, String expected, Function<String, T> reading) {
    return optional(key, expected, reading)
        .orElseThrow(
            () ->
                ImportedAttempts.refusal(
                    "Expected the key %s in this attempt.".formatted(key), begin));
  }

  private <T> Optional<T> optional(String key, String expected, Function<String, T> reading) {
    ImportedValue value = values.get(key);
    if (value == null || value.absent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(value.text()));
    } catch (IllegalArgumentException | java.time.DateTimeException _) {
      throw wrong(key, expected, value.place());
    }
  }

  private static InvalidRequestException wrong(String key, String expected, SourceLocation place) {
    return ImportedAttempts.refusal("%s: expected %s.".formatted(key, expected), place);
  }
}
