package dev.jobinspector.history;

import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.JobKind;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.request.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Attempts to put into a history.
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  public static final String JOB = "11111111-2222-3333-4444-555555555555";
  public static final String OTHER_JOB = "66666666-7777-8888-9999-000000000000";
  static final PipelineContext CONTEXT =
      new PipelineContext(
          Optional.of("orders-service"),
          Optional.of("Release"),
          Optional.of("HandOver"),
          Optional.of("a1b2c3d4-0000-0000-0000-000000000001"),
          Optional.of("a1b2c3d4-0000-0000-0000-000000000002"));
  static final ServiceConnection CONNECTION =
      new ServiceConnection(
          ServiceConnection.Target.AWS,
          Optional.of("support"),
          "eu-central-1",
          Optional.of("111122223333"),
          URI.create("https://codepipeline.eu-central-1.amazonaws.com"),
          "region of profile support");

  private Samples() {}

  public static Intent acknowledge(Instant startedAt, String job) {
    return intent(startedAt, Operation.ACKNOWLEDGE_JOB, JobKind.CUSTOM, job, CONNECTION);
  }

  public static Intent details(Instant startedAt, String job) {
    return intent(startedAt, Operation.GET_JOB_DETAILS, JobKind.CUSTOM, job, CONNECTION);
  }

  static Intent intent(
      Instant startedAt,
      Operation operation,
      JobKind kind,
      String job,
      ServiceConnection connection) {
    return new Intent(
        UUID.randomUUID(),
        startedAt,
        operation,
        new Subject.Job(kind, job),
        Optional.of(new ActionTypeId("Deploy", "Custom", "CodeHaul", "1")),
        CONTEXT,
        connection);
  }

  /// An intent of which only what must be known is known.
  public static Intent poll(Instant startedAt) {
    return new Intent(
        UUID.randomUUID(),
        startedAt,
        Operation.POLL_FOR_JOBS,
        new Subject.ActionType(Optional.empty()),
        Optional.empty(),
        PipelineContext.UNKNOWN,
        new ServiceConnection(
            ServiceConnection.Target.EMULATOR,
            Optional.empty(),
            "us-east-1",
            Optional.empty(),
            URI.create("http://127.0.0.1:4599"),
            "built in"));
  }

  public static Conclusion confirmed(Instant finishedAt) {
    return Conclusion.confirmed(
        finishedAt,
        Optional.of(JobStatus.Known.IN_PROGRESS),
        receipt(Optional.of("req-confirmed"), OptionalInt.of(200), 1));
  }

  public static Conclusion failed(Instant finishedAt, Outcome outcome, String code) {
    return Conclusion.failed(
        finishedAt,
        outcome,
        code,
        "The nonce 50% of_the time \\ is stale",
        receipt(
            Optional.of("req-" + code),
            outcome == Outcome.REJECTED ? OptionalInt.of(400) : OptionalInt.empty(),
            outcome == Outcome.NOT_SENT ? 0 : 1));
  }

  static Receipt receipt(Optional<String> requestId, OptionalInt httpStatus, int sends) {
    return new Receipt(requestId, httpStatus, sends, Optional.empty());
  }
}
