package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What came of each job of a list, in a file that outlives the process; no secret is in it. The
/// last line on a job counts.
final class ListJournal {
  private final Optional<Path> file;
  private final String operation;
  private final Map<String, Outcome> before;
  private boolean lineIsOpen;
  private boolean broken;

  private ListJournal(Optional<Path> file, String operation, JournalLines lines) {
    this.file = file;
    this.operation = operation;
    this.before = lines.outcomes();
    this.lineIsOpen = lines.lastIsOpen();
  }

  static ListJournal none() {
    return new ListJournal(Optional.empty(), "", JournalLines.of("", Operation.ACKNOWLEDGE_JOB));
  }

  /// @throws InvalidParameterException if the file is there and is none of a list of this operation
  static ListJournal at(Path file, Operation operation) {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      return new ListJournal(
          Optional.of(file),
          operation.apiName(),
          JournalLines.of(new String(bytes, StandardCharsets.UTF_8), operation));
    } catch (IOException _) {
      throw new InvalidParameterException("--resume: the file cannot be read");
    }
  }

  /// Returns what earlier runs say of a job.
  Optional<Outcome> before(String jobId) {
    return Optional.ofNullable(before.get(jobId));
  }

  /// Notes that a request is about to leave: until its outcome is known, it is unknown.
  void sending(String jobId) throws IOException {
    write(jobId, Outcome.UNKNOWN);
  }

  void note(String jobId, Outcome outcome) throws IOException {
    write(jobId, outcome);
  }

  private synchronized void write(String jobId, Outcome outcome) throws IOException {
    if (file.isEmpty()) {
      return;
    }
    if (broken) {
      throw new IOException("The file could not be written before.");
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(JournalLines.JOB_ID, jobId);
    entry.put(JournalLines.OUTCOME, outcome.name());
    entry.put(JournalLines.OPERATION, operation);
    broken = true;
    Files.writeString(
        file.get(),
        (lineIsOpen ? "\n" : "") + JsonText.compact(entry) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    broken = false;
    lineIsOpen = false;
  }
}
