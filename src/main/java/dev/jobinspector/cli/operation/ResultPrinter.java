package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.cli.common.UnwritableOutputException;
import dev.jobinspector.cli.output.Output;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.KindHint;
import dev.jobinspector.troubleshooting.StatusMessages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Prints what came of one request: the reply to standard output, everything else to standard
/// error, and gives the exit code.
final class ResultPrinter {
  private final Console console;
  private final Operation operation;

  ResultPrinter(Console console, Operation operation) {
    this.console = console;
    this.operation = operation;
  }

  int print(CommandResult answer, Output output) {
    answer.printed().ifPresent(value -> print(value, output));
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

  /// What a poll dispatched must not be lost with the output: only its nonces are.
  private void print(Map<String, Object> value, Output output) {
    try {
      output.print(operation.apiName(), value);
    } catch (UnwritableOutputException e) {
      if (operation.verb() == Operation.Verb.POLL) {
        console.say(
            "The poll dispatched: %s. Poll again once they are queued again."
                .formatted(String.join(", ", ids(value))));
      }
      throw e;
    }
  }

  private static List<String> ids(Map<String, Object> reply) {
    return reply.values().stream()
        .flatMap(jobs -> jobs instanceof Collection<?> list ? list.stream() : Stream.empty())
        .flatMap(job -> job instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
        .map(
            map ->
                Printable.line(
                    String.valueOf(map.containsKey("jobId") ? map.get("jobId") : map.get("id"))))
        .toList();
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
              KindHint.of(operation, failure).ifPresent(console::say);
              explanation
                  .requestId()
                  .ifPresent(id -> console.say("Request id: " + Printable.line(id)));
            });
    return ExitCode.of(failure);
  }
}
