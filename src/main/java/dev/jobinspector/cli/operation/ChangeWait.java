package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.Console;
import dev.jobinspector.cli.common.ExitCode;
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

  /// Says what moved, and returns the exit code.
  int after(Optional<AwaitedChange> change) {
    if (change.isEmpty()) {
      console.say(
          "--wait: it is not known in which pipeline the job stands, so nothing was read after the"
              + " act. Look at the action in the console.");
      return ExitCode.OTHER;
    }
    try {
      return switch (change.get().within(limit, Thread::sleep)) {
        case Reply.Answered<Optional<String>>(var moved, _) -> {
          console.say(
              moved
                  .map(Printable::line)
                  .orElse(
                      "--wait: nothing moved within %d s; the act itself was confirmed."
                          .formatted(limit.toSeconds())));
          yield moved.isPresent() ? ExitCode.DONE : ExitCode.OTHER;
        }
        case Reply.Failed<Optional<String>>(var failure, var receipt) -> {
          console.say(
              "--wait: the pipeline could not be read after the act.\n"
                  + FailureMessages.ofPipelineRead(failure, receipt).text());
          yield ExitCode.OTHER;
        }
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.OTHER;
    }
  }
}
