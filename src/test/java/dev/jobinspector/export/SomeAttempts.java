package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Conclusion;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Parameters;
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

/// Attempts to write down and to read back.
final class SomeAttempts {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  static final String JOB = "11111111-2222-3333-4444-555555555555";

  private SomeAttempts() {}

  static Attempt confirmed(int number) {
    return attempt(
        number,
        Conclusion.confirmed(
            NOON.plusSeconds(number).plusMillis(40),
            Optional.of(JobStatus.Known.IN_PROGRESS),
            receipt(number, 200)));
  }

  static Attempt rejected(int number, String message) {
    return attempt(
        number,
        Conclusion.failed(
            NOON.plusSeconds(number).plusMillis(40),
            Outcome.REJECTED,
            "InvalidNonceException",
            message,
            receipt(number, 400)));
  }

  static Attempt underWay(int number) {
    return new Attempt(intent(number), Optional.empty());
  }

  /// As another process concludes it.
  static Attempt guessed(int number) {
    return attempt(
        number,
        Conclusion.unknown(
            NOON.plusSeconds(number).plusSeconds(600),
            Conclusion.PROCESS_ENDED,
            "The program ended before the reply came."));
  }

  private static Receipt receipt(int number, int httpStatus) {
    return new Receipt(
        Optional.of("request-" + number), OptionalInt.of(httpStatus), 1, Optional.empty());
  }

  private static Attempt attempt(int number, Conclusion conclusion) {
    return new Attempt(intent(number), Optional.of(conclusion));
  }

  /// Retries, stops and the like.
  static Attempt on(int number, Subject subject, Parameters parameters) {
    Intent job = intent(number);
    return new Attempt(
        new Intent(
            job.id(),
            job.startedAt(),
            job.operation(),
            subject,
            Optional.empty(),
            PipelineContext.UNKNOWN,
            job.connection(),
            parameters),
        Optional.empty());
  }

  private static Intent intent(int number) {
    return new Intent(
        new UUID(1, number),
        NOON.plusSeconds(number),
        Operation.ACKNOWLEDGE_JOB,
        new Subject.Job(JobKind.CUSTOM, JOB),
        Optional.of(new ActionTypeId("Deploy", "Custom", "CodeHaul", "1")),
        new PipelineContext(
            Optional.of("orders-service"),
            Optional.of("Release"),
            Optional.of("HandOver"),
            Optional.empty(),
            Optional.empty()),
        new ServiceConnection(
            ServiceConnection.Target.AWS,
            Optional.of("support"),
            "eu-central-1",
            Optional.of("111122223333"),
            URI.create("https://codepipeline.eu-central-1.amazonaws.com"),
            "the imported file"));
  }
}
