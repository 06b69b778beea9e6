package dev.jobinspector.cli;

import dev.jobinspector.cli.operation.CommandResult;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.reply.Receipt;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.troubleshooting.Explanation;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.util.List;
import java.util.Optional;

/// Answers to an acknowledge, made by hand.
public final class Answers {
  private Answers() {}

  public static CommandResult confirmed() {
    return of(new Reply.Answered<>(JobStatus.Known.IN_PROGRESS, Receipt.NOTHING_SENT), true);
  }

  public static CommandResult of(Reply<JobStatus> reply, boolean recorded) {
    return new CommandResult(
        reply,
        recorded,
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
