package dev.jobinspector.export;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptParser;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.text.Value;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The reverse of [AttemptValues]. Keys that this version does not know are skipped, and those that
/// older versions did not have may be missing.
final class ImportedValues extends AttemptParser {
  private static final String SOURCE = "the imported file";

  /// No attempt was made beyond these; sums and differences of such times overflow.
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Value.Mapping values;
  private final UnaryOperator<String> once;

  /// @param once keeps one of equal texts
  ImportedValues(Value.Mapping values, UnaryOperator<String> once) {
    this.values = values;
    this.once = once;
  }

  @Override
  protected Optional<String> text(AttemptColumn column) {
    return switch (column) {
      case ENDPOINT_SOURCE -> Optional.of(SOURCE);
      case TARGET -> Optional.of(target().name());
      // Each attempt has others: to look for an equal one takes longer than all the rest.
      case ID, STARTED_AT, FINISHED_AT, REQUEST_ID -> text(column, UnaryOperator.identity());
      default -> text(column, once);
    };
  }

  private Optional<String> text(AttemptColumn column, UnaryOperator<String> kept) {
    return switch (values.entries().get(column.key())) {
      case Value.Text(var text, _) -> Optional.of(kept.apply(text));
      case Value.Numeral(var literal, _) -> Optional.of(literal);
      case Value.Flag(var flag, _) -> Optional.of(Boolean.toString(flag));
      case Value.Null _, Value.Listing _, Value.Mapping _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  private ServiceConnection.Target target() {
    boolean local =
        text(AttemptColumn.ENDPOINT)
            .filter(endpoint -> endpoint.contains("127.0.0.1") || endpoint.contains("localhost"))
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
        "Expected the key %s in this attempt.".formatted(column.key()), values.location());
  }

  @Override
  protected RuntimeException wrong(AttemptColumn column, RuntimeException cause) {
    return ImportedAttempts.refusal(
        "%s: expected %s.".formatted(column.key(), expected(column)),
        values.keys().getOrDefault(column.key(), values.location()));
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
