package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.OutputFormat;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.StatusMessages;

/// Prints what came of one request: the reply to standard output, everything else to standard
/// error, and gives the exit code.
final class ResultPrinter {
  private final Console console;
  private final Operation operation;

  ResultPrinter(Console console, Operation operation) {
    this.console = console;
    this.operation = operation;
  }

  int print(CommandResult answer, OutputFormat format) {
    answer.printed().ifPresent(value -> console.print(format.of(value)));
    answer
        .status()
        .filter(status -> !StatusMessages.yours(status))
        .ifPresent(status -> console.say(StatusMessages.meaning(status)));
    int exit =
        switch (answer.reply()) {
          case Reply.Answered<?> _ -> ExitCode.DONE;
          case Reply.Failed<?>(var failure, _) -> failed(failure, answer);
        };
    if (isMissingFromHistory(answer)) {
      console.say("The history cannot be written: this attempt or its outcome is not recorded.");
    }
    return exit;
  }

  /// What never left needs no row, unless it is for want of one that it did not.
  private static boolean isMissingFromHistory(CommandResult answer) {
    Reply<?> reply = answer.reply();
    boolean unwritable =
        reply instanceof Reply.Failed<?>(JobFailure.NotSent(var reason, _), _)
            && reason == JobFailure.NotSentReason.HISTORY_UNAVAILABLE;
    return !answer.recorded() && (reply.receipt().sends() > 0 || unwritable);
  }

  private int failed(JobFailure failure, CommandResult answer) {
    switch (failure) {
      case JobFailure.Rejected(_, var code, var message) ->
          console.say(
              "\nAn error occurred (%s) when calling the %s operation: %s"
                  .formatted(Printable.line(code), operation.apiName(), Printable.line(message)));
      case JobFailure.Unknown(_, var code, _) ->
          console.say(
              "\nThe outcome of the %s operation is unknown (%s)."
                  .formatted(operation.apiName(), Printable.line(code)));
      case JobFailure.NotSent(var reason, _) -> {
        if (reason == JobFailure.NotSentReason.READ_ONLY) {
          console.say(
              "\nRead-only, by --read-only or the settings of the window. Nothing was sent.");
          return ExitCode.of(failure);
        }
      }
    }
    answer
        .explanation()
        .ifPresent(
            explanation -> {
              console.say(explanation.what() + "\n" + explanation.next());
              explanation
                  .requestId()
                  .ifPresent(id -> console.say("Request id: " + Printable.line(id)));
            });
    return ExitCode.of(failure);
  }
}
