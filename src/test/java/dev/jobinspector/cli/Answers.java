package dev.jobinspector.cli;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.Intent;
import dev.jobinspector.attempt.Subject;
import dev.jobinspector.cli.operation.CommandResult;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.PipelineContext;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.service.CompletedRequest;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Answers to an acknowledge, made by hand.
public final class Answers {
  private Answers() {}

  public static CommandResult confirmed(JobRef job) {
    return of(job, new Reply.Answered<>(JobStatus.Known.IN_PROGRESS, Receipt.NOTHING_SENT), true);
  }

  public static CommandResult of(JobRef job, Reply<JobStatus> reply, boolean recorded) {
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            Instant.EPOCH,
            Operation.ACKNOWLEDGE_JOB,
            new Subject.Job(job.kind(), job.idText()),
            Optional.empty(),
            PipelineContext.UNKNOWN,
            new ServiceConnection(
                ServiceConnection.Target.EMULATOR,
                Optional.empty(),
                "us-east-1",
                Optional.empty(),
                URI.create("http://127.0.0.1:1"),
                "a test"));
    return new CommandResult(
        new CompletedRequest<>(reply, new Attempt(intent, Optional.empty()), recorded),
        Optional.empty(),
        explanation(reply),
        reply instanceof Reply.Answered<JobStatus>(var status, _)
            ? Optional.of(status)
            : Optional.empty());
  }

  private static Optional<Explanation> explanation(Reply<JobStatus> reply) {
    return reply instanceof Reply.Failed<JobStatus>(var failure, var receipt)
        ? Optional.of(
            FailureMessages.explain(failure, receipt, Operation.ACKNOWLEDGE_JOB, List.of()))
        : Optional.empty();
  }
}
