package dev.jobinspector.export;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptParser;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.text.SourceLocation;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The reverse of [AttemptValues]. Keys that this version does not know are passed over, and those
/// that older versions did not have may be missing.
final class ImportedValues extends AttemptParser {
  private static final String SOURCE = "the imported file";

  /// No attempt was made beyond these; sums and differences of such times overflow.
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Map<String, ImportedValue> values;
  private final SourceLocation begin;

  /// @param begin where the attempt begins
  ImportedValues(Map<String, ImportedValue> values, SourceLocation begin) {
    this.values = values;
    this.begin = begin;
  }

  @Override
  protected Optional<String> text(AttemptColumn column) {
    return switch (column) {
      case ENDPOINT_SOURCE -> Optional.of(SOURCE);
      case TARGET -> Optional.of(target().name());
      default ->
          Optional.ofNullable(values.get(column.key()))
              .filter(value -> !value.absent())
              .map(ImportedValue::text);
    };
  }

  private ServiceConnection.Target target() {
    boolean local =
        text(AttemptColumn.ENDPOINT)
            .map(endpoint -> URI.create(endpoint).getHost())
            .filter(host -> host.equals("127.0.0.1") || host.equals("localhost"))
            .isPresent();
    return local ? ServiceConnection.Target.EMULATOR : ServiceConnection.Target.AWS;
  }

  @Override
  protected Instant time(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException();
    }
    return time;
  }

  @Override
  protected RuntimeException missing(AttemptColumn column) {
    return ImportedAttempts.refusal(
        "Expected the key %s in this attempt.".formatted(column.key()), begin);
  }

  @Override
  protected RuntimeException wrong(AttemptColumn column, RuntimeException cause) {
    ImportedValue value = values.get(column.key());
    return ImportedAttempts.refusal(
        "%s: expected %s.".formatted(column.key(), expected(column)),
        value == null ? begin : value.place());
  }

  private static String expected(AttemptColumn column) {
    return switch (column.type()) {
      case TIME -> "a time such as 2026-03-01T12:00:00Z";
      case NUMBER -> "a whole number";
      case FLAG -> "true or false";
      case TEXT ->
          switch (column) {
            case ID -> "an id";
            case ENDPOINT -> "an address";
            case JOB_KIND -> "custom or third-party";
            case OPERATION -> "an operation that this version knows";
            case OUTCOME -> "an outcome that this version knows";
            default -> "a text that this version knows";
          };
    };
  }
}
