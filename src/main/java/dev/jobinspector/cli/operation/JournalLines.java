package dev.jobinspector.cli.operation;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.job.reply.Outcome;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.text.DocumentFormat;
import dev.jobinspector.text.DocumentReader;
import dev.jobinspector.text.InvalidRequestException;
import dev.jobinspector.text.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines of a journal, read.
///
/// @param outcomes by job, as its last line says
/// @param lastIsOpen whether the last line has no end: the process was killed while it wrote
record JournalLines(Map<String, Outcome> outcomes, boolean lastIsOpen) {
  static final String JOB_ID = "jobId";
  static final String OUTCOME = "outcome";
  static final String OPERATION = "operation";
  private static final String BEGINNING = "{\"" + JOB_ID + "\": \"";

  /// @param operation of the list: what came of another one says nothing about it
  /// @throws InvalidParameterException if it is something else than a journal: it would be written
  ///   to
  static JournalLines of(String text, Operation operation) {
    Map<String, Outcome> outcomes = new HashMap<>();
    text.lines().filter(line -> !isCut(line)).forEach(line -> read(line, operation, outcomes));
    return new JournalLines(outcomes, !text.isEmpty() && !text.endsWith("\n"));
  }

  /// A cut line stands last, or where a later run went on after it. What it was about to say does
  /// not matter: of a request that had left, an earlier line says so.
  private static boolean isCut(String line) {
    return !line.endsWith("}") && (line.startsWith(BEGINNING) || BEGINNING.startsWith(line));
  }

  private static void read(String line, Operation operation, Map<String, Outcome> outcomes) {
    try {
      var entry = DocumentReader.read(line, DocumentFormat.JSON).mapping().entries();
      if (entry.get(JOB_ID) instanceof Value.Text(var jobId, _)
          && entry.get(OUTCOME) instanceof Value.Text(var name, _)) {
        if (!isOf(entry.get(OPERATION), operation)) {
          throw new InvalidParameterException("--resume: the file is of another command");
        }
        outcomes.put(jobId, outcome(name));
        return;
      }
    } catch (InvalidRequestException _) {
      throw invalidJournal();
    }
    throw invalidJournal();
  }

  /// Older versions had lists of acknowledges alone, and no name for them.
  private static boolean isOf(@Nullable Value written, Operation operation) {
    return written instanceof Value.Text(var name, _)
        ? name.equals(operation.apiName())
        : operation.verb() == Operation.Verb.ACKNOWLEDGE;
  }

  private static Outcome outcome(String name) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(name))
        .findAny()
        .orElseThrow(JournalLines::invalidJournal);
  }

  private static InvalidParameterException invalidJournal() {
    return new InvalidParameterException("--resume: the file cannot be read as one of a list");
  }
}
