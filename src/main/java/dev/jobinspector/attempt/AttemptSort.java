package dev.jobinspector.attempt;

import dev.jobinspector.job.JobStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The order in which attempts are shown. Attempts with the same value come by their time, in the
/// same direction; those without a value come before all others in ascending order.
///
/// @param descending the largest value first
public record AttemptSort(Column column, boolean descending) {
  public static final AttemptSort NEWEST_FIRST = new AttemptSort(Column.STARTED_AT, true);

  /// What attempts can be sorted by. Texts compare by their characters' codes: capitals before
  /// small letters, the same in every database.
  public enum Column {
    STARTED_AT,
    OPERATION,
    JOB_ID,
    PIPELINE,
    OUTCOME,
    STATUS,
    ERROR_CODE,
    SENDS,
    /// From the beginning of an attempt to its end.
    DURATION,
    REQUEST_ID;

    /// Whether it holds whole numbers; otherwise texts.
    public boolean isNumber() {
      return switch (this) {
        case STARTED_AT, SENDS, DURATION -> true;
        case OPERATION, JOB_ID, PIPELINE, OUTCOME, STATUS, ERROR_CODE, REQUEST_ID -> false;
      };
    }

    /// Whether it tells how an attempt ended: an attempt that ends takes another place then.
    public boolean isOfTheEnd() {
      return switch (this) {
        case OUTCOME, STATUS, ERROR_CODE, SENDS, DURATION, REQUEST_ID -> true;
        case STARTED_AT, OPERATION, JOB_ID, PIPELINE -> false;
      };
    }

    /// What an attempt is sorted by: [#numberOf] or [#textOf].
    public Object valueOf(Attempt attempt) {
      return isNumber() ? (Object) numberOf(attempt) : textOf(attempt);
    }

    /// What an attempt is sorted by in a column of numbers: -1 while it is under way; times are in
    /// microseconds.
    public long numberOf(Attempt attempt) {
      long begun = micros(attempt.intent().startedAt());
      Optional<Conclusion> end = attempt.conclusion();
      return switch (this) {
        case STARTED_AT -> begun;
        case SENDS -> end.map(Conclusion::sends).orElse(-1);
        case DURATION -> end.map(c -> micros(c.finishedAt()) - begun).orElse(-1L);
        case OPERATION, JOB_ID, PIPELINE, OUTCOME, STATUS, ERROR_CODE, REQUEST_ID ->
            throw new IllegalArgumentException(this + " has texts");
      };
    }

    /// What an attempt is sorted by in a column of texts: empty where there is none.
    public String textOf(Attempt attempt) {
      Intent intent = attempt.intent();
      Optional<Conclusion> end = attempt.conclusion();
      return switch (this) {
        case OPERATION -> intent.operation().apiName();
        case JOB_ID -> text(intent.job().map(Intent.Subject::id));
        case PIPELINE -> text(intent.context().pipeline());
        case OUTCOME -> text(end.map(c -> c.outcome().name()));
        case STATUS -> text(end.flatMap(Conclusion::status).map(JobStatus::text));
        case ERROR_CODE -> text(end.flatMap(Conclusion::errorCode));
        case REQUEST_ID -> text(end.flatMap(Conclusion::requestId));
        case STARTED_AT, SENDS, DURATION ->
            throw new IllegalArgumentException(this + " has numbers");
      };
    }

    private static String text(Optional<String> value) {
      return value.orElse("");
    }

    private static long micros(Instant instant) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
  }
}
