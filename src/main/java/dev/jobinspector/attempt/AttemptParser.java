package dev.jobinspector.attempt;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/// Makes an attempt of the texts of its columns: the reverse of [AttemptColumn#of]. Rows and files
/// of versions that had fewer columns can be read.
public abstract class AttemptParser {
  private URI endpoint = URI.create("");

  /// Returns the text of a column; empty if it has none.
  protected abstract Optional<String> text(AttemptColumn column);

  /// Returns the time that a text stands for.
  protected abstract Instant time(String text);

  /// Returns what is thrown where a column has no text and must have one.
  protected abstract RuntimeException missing(AttemptColumn column);

  /// Returns what is thrown where the text of a column is none that this version knows.
  protected abstract RuntimeException wrong(AttemptColumn column, RuntimeException cause);

  /// Returns the attempt.
  public final Attempt attempt() {
    return new Attempt(intent(), conclusion());
  }

  private Intent intent() {
    Optional<ActionTypeId> actionType =
        text(AttemptColumn.ACTION_TYPE).flatMap(ActionTypeId::parse);
    PipelineContext context =
        new PipelineContext(
            text(AttemptColumn.PIPELINE),
            text(AttemptColumn.STAGE),
            text(AttemptColumn.ACTION),
            text(AttemptColumn.ACTION_EXECUTION_ID),
            text(AttemptColumn.PIPELINE_EXECUTION_ID));
    return new Intent(
        required(AttemptColumn.ID, UUID::fromString),
        required(AttemptColumn.STARTED_AT, this::time),
        required(AttemptColumn.OPERATION, Operation::of),
        subject(actionType),
        actionType,
        context,
        new ServiceConnection(
            required(AttemptColumn.TARGET, ServiceConnection.Target::valueOf),
            text(AttemptColumn.PROFILE),
            required(AttemptColumn.REGION),
            text(AttemptColumn.ACCOUNT),
            required(AttemptColumn.ENDPOINT, this::endpoint),
            required(AttemptColumn.ENDPOINT_SOURCE)),
        new Parameters(
            text(AttemptColumn.FAILURE_TYPE),
            text(AttemptColumn.FAILURE_MESSAGE),
            text(AttemptColumn.RETRY_MODE),
            optional(AttemptColumn.ABANDON, AttemptParser::flag),
            text(AttemptColumn.REASON)));
  }

  /// Before version 4 an attempt was on a job, or it was a poll, and its kind was not written.
  private Subject subject(Optional<ActionTypeId> actionType) {
    String kind =
        text(AttemptColumn.SUBJECT_KIND)
            .orElse(text(AttemptColumn.JOB_ID).isPresent() ? Subject.JOB : Subject.ACTION_TYPE);
    return switch (kind) {
      case Subject.JOB ->
          new Subject.Job(
              required(AttemptColumn.JOB_KIND, JobKind::of), required(AttemptColumn.JOB_ID));
      case Subject.ACTION_TYPE -> new Subject.ActionType(actionType);
      case Subject.STAGE ->
          new Subject.Stage(required(AttemptColumn.PIPELINE), required(AttemptColumn.STAGE));
      case Subject.EXECUTION ->
          new Subject.Execution(
              required(AttemptColumn.PIPELINE), required(AttemptColumn.PIPELINE_EXECUTION_ID));
      default -> throw wrong(AttemptColumn.SUBJECT_KIND, new IllegalArgumentException(kind));
    };
  }

  private Optional<Conclusion> conclusion() {
    return optional(AttemptColumn.OUTCOME, Outcome::valueOf)
        .map(
            outcome ->
                new Conclusion(
                    required(AttemptColumn.FINISHED_AT, this::time),
                    outcome,
                    text(AttemptColumn.STATUS).map(JobStatus::of),
                    text(AttemptColumn.ERROR_CODE),
                    text(AttemptColumn.ERROR_MESSAGE),
                    optional(AttemptColumn.HTTP_STATUS, Integer::valueOf)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                    text(AttemptColumn.REQUEST_ID),
                    required(AttemptColumn.SENDS, Integer::valueOf)));
  }

  /// Returns the address: attempts that follow one another mostly have the same one, and to parse
  /// it takes a tenth of the time of reading an attempt.
  private URI endpoint(String text) {
    if (!endpoint.toString().equals(text)) {
      endpoint = URI.create(text);
    }
    return endpoint;
  }

  /// A row has it as a number, a file as a word.
  private static boolean flag(String text) {
    return switch (text) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private String required(AttemptColumn column) {
    return required(column, Function.identity());
  }

  private <T> T required(AttemptColumn column, Function<String, T> parse) {
    return optional(column, parse).orElseThrow(() -> missing(column));
  }

  private <T> Optional<T> optional(AttemptColumn column, Function<String, T> parse) {
    Optional<String> text = text(column);
    try {
      return text.map(parse);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw wrong(column, e);
    }
  }
}
