package dev.jobinspector.history.rows;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.RowValues;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The half of a row that is written when an attempt has ended; all null until then.
public final class ConclusionColumns {
  public static final List<String> NAMES =
      List.of(
          "finished_at",
          "outcome",
          "status",
          "error_code",
          "error_message",
          "http_status",
          "request_id",
          "sends");

  private ConclusionColumns() {}

  public static List<@Nullable Object> values(Conclusion conclusion) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(Microseconds.of(conclusion.finishedAt()));
    values.add(conclusion.outcome().name());
    values.add(RowValues.text(conclusion.status().map(JobStatus::text)));
    values.add(RowValues.text(conclusion.errorCode()));
    values.add(RowValues.text(conclusion.errorMessage()));
    values.add(conclusion.httpStatus().isPresent() ? conclusion.httpStatus().getAsInt() : null);
    values.add(RowValues.text(conclusion.requestId()));
    values.add(conclusion.sends());
    return values;
  }

  /// Ties the conclusion to its attempt, so that it cannot turn up in another row.
  public static long check(String attempt, List<@Nullable Object> values) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(attempt);
    return RowChecksum.of(all);
  }

  static Optional<Conclusion> read(RowValues cells) {
    return cells
        .optional("outcome")
        .map(
            outcome ->
                new Conclusion(
                    Microseconds.instant(cells.number("finished_at")),
                    Outcome.valueOf(outcome),
                    cells.optional("status").map(JobStatus::of),
                    cells.optional("error_code"),
                    cells.optional("error_message"),
                    cells.optional("http_status").isPresent()
                        ? OptionalInt.of(Math.toIntExact(cells.number("http_status")))
                        : OptionalInt.empty(),
                    cells.optional("request_id"),
                    Math.toIntExact(cells.number("sends"))));
  }
}
