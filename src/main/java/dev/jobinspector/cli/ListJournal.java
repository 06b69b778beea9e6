package dev.jobinspector.cli;

import dev.jobinspector.job.Outcome;
import dev.jobinspector.request.DocumentFormat;
import dev.jobinspector.request.DocumentReader;
import dev.jobinspector.request.InvalidRequestException;
import dev.jobinspector.request.JsonText;
import dev.jobinspector.request.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which jobs of a list were sent, in a file that outlives the process; no secret is in it. A job
/// whose outcome is unknown counts as sent: it is not for a program to send it again.
final class ListJournal {
  private final Optional<Path> file;
  private final Set<String> sent;

  private ListJournal(Optional<Path> file, Set<String> sent) {
    this.file = file;
    this.sent = sent;
  }

  static ListJournal none() {
    return new ListJournal(Optional.empty(), Set.of());
  }

  static ListJournal at(Path file) {
    Set<String> sent = new HashSet<>();
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      for (String line : lines) {
        var entry = DocumentReader.read(line, DocumentFormat.JSON).mapping().entries();
        if (entry.get("jobId") instanceof Value.Text(var id, _)
            && entry.get("outcome") instanceof Value.Text(var outcome, _)) {
          boolean left = !outcome.equals(Outcome.NOT_SENT.name());
          boolean _ = left ? sent.add(id) : sent.remove(id);
        }
      }
    } catch (IOException | InvalidRequestException unreadable) {
      throw new WrongParameterException("--resume: the file cannot be read as one of a list");
    }
    return new ListJournal(Optional.of(file), sent);
  }

  boolean wasSent(String jobId) {
    return sent.contains(jobId);
  }

  /// Notes that a request is about to leave, before its outcome is known.
  void sending(String jobId) {
    write(jobId, Outcome.UNKNOWN);
  }

  /// A request that never left may be sent by the next run.
  void note(String jobId, Outcome outcome) {
    write(jobId, outcome);
  }

  private synchronized void write(String jobId, Outcome outcome) {
    if (file.isEmpty()) {
      return;
    }
    Map<String, Object> entry = new java.util.LinkedHashMap<>();
    entry.put("jobId", jobId);
    entry.put("outcome", outcome.name());
    try {
      Files.writeString(
          file.get(),
          JsonText.compact(entry) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new WrongParameterException("--resume: the file cannot be written");
    }
  }
}
