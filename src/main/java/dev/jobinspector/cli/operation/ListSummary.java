package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.ExitCode;
import dev.jobinspector.job.reply.Outcome;
import java.util.Map;

/// What came of a list.
///
/// @param counts of the jobs of this run
/// @param confirmedBefore skipped: an earlier run has them done
/// @param unknownBefore skipped: an earlier run sent them, and nobody knows
/// @param duplicates skipped: the list has them already
/// @param notBegun because the run was stopped
/// @param readOnly whether it was refused as read-only
/// @param journalBroken whether the run stopped because it could not account for more
record ListSummary(
    Map<Outcome, Integer> counts,
    int confirmedBefore,
    int unknownBefore,
    int duplicates,
    int notBegun,
    boolean readOnly,
    boolean journalBroken) {

  String userMessage() {
    return beginning()
        + "%d confirmed, %d rejected, %d unknown%s, %d not sent"
            .formatted(
                count(Outcome.CONFIRMED),
                count(Outcome.REJECTED),
                unknown(),
                unknownBefore > 0
                    ? " (%d of them from an earlier run, not sent again)".formatted(unknownBefore)
                    : "",
                count(Outcome.NOT_SENT) + notBegun)
        + (confirmedBefore > 0
            ? ", %d skipped as already confirmed".formatted(confirmedBefore)
            : "")
        + (duplicates > 0 ? ", %d skipped as duplicates".formatted(duplicates) : "")
        + ".";
  }

  int exit() {
    if (readOnly) {
      return ExitCode.WRONG_PARAMETERS;
    }
    if (journalBroken || unknown() + count(Outcome.NOT_SENT) + notBegun > 0) {
      return ExitCode.OTHER;
    }
    return count(Outcome.REJECTED) > 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private String beginning() {
    if (journalBroken) {
      return "Stopped: the file of --resume cannot be written. ";
    }
    if (readOnly) {
      return "Read-only, by --read-only or the settings of the window. ";
    }
    return notBegun > 0 ? "Stopped. " : "";
  }

  private int unknown() {
    return count(Outcome.UNKNOWN) + unknownBefore;
  }

  private int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }
}
