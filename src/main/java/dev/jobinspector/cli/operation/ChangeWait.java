package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.job.reply.JobFailure;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.text.Printable;
import dev.jobinspector.troubleshooting.AwaitedChange;
import dev.jobinspector.troubleshooting.FailureMessages;
import java.time.Duration;
import java.util.Optional;

/// `--wait`: after an act the state is read again until something moved, and what moved is said on
/// standard error.
final class ChangeWait {
  private final Console console;
  private final Duration limit;

  ChangeWait(Console console, Duration limit) {
    this.console = console;
    this.limit = limit;
  }

  /// Says what moved, and returns the exit code. An act whose outcome is unknown is looked for,
  /// too, and stays unknown; one that was rejected or not sent has moved nothing.
  ///
  /// @param change empty if it is not known where it would be seen
  /// @param exit of the act
  int after(Reply<?> act, Optional<AwaitedChange> change, int exit) {
    return switch (act) {
      case Reply.Answered<?> _ ->
          look(change, "; the act itself was confirmed.") ? exit : ExitCode.OTHER;
      case Reply.Failed<?>(JobFailure.Unknown _, _) -> {
        look(change, "; the outcome stays unknown.");
        yield exit;
      }
      case Reply.Failed<?>(JobFailure.Rejected _, _), Reply.Failed<?>(JobFailure.NotSent _, _) ->
          exit;
    };
  }

  private boolean look(Optional<AwaitedChange> change, String otherwise) {
    if (change.isEmpty()) {
      console.say(
          "--wait: it is not known in which pipeline the job stands, so nothing was read after the"
              + " act. Look at the action in the console.");
      return false;
    }
    try {
      return switch (change.get().within(limit, Thread::sleep)) {
        case Reply.Answered<Optional<String>>(var moved, _) -> {
          console.say(
              moved
                  .map(Printable::line)
                  .orElse("--wait: nothing moved within " + limit.toSeconds() + " s" + otherwise));
          yield moved.isPresent();
        }
        case Reply.Failed<Optional<String>>(var failure, var receipt) -> {
          console.say(
              "--wait: the pipeline could not be read after the act.\n"
                  + FailureMessages.ofPipelineRead(failure, receipt).text());
          yield false;
        }
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
