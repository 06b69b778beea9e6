package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptHistory;
import dev.jobinspector.attempt.AttemptLogException;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/// Saves all attempts that match, a page at a time, so that a million of them take no more memory
/// than a thousand.
public final class AttemptExport {
  private AttemptExport() {}

  /// Stops if its thread is interrupted; then there is no file, and no number is returned.
  /// Otherwise it is how many were saved.
  ///
  /// @param wanted the first page, as large as each page is to be
  /// @param progress is told how many there are so far
  /// @throws AttemptLogException if the history cannot be read
  /// @throws IOException if the file cannot be written
  public static OptionalLong save(
      AttemptHistory history,
      AttemptQuery wanted,
      ExportFormat format,
      Path file,
      LongConsumer progress)
      throws IOException {
    long[] written = {0};
    try {
      boolean whole =
          AtomicFile.write(file, out -> write(history, wanted, format.to(out), written, progress));
      return whole ? OptionalLong.of(written[0]) : OptionalLong.empty();
    } catch (AttemptLogException e) {
      if (Thread.currentThread().isInterrupted()) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  private static boolean write(
      AttemptHistory history,
      AttemptQuery wanted,
      AttemptSink sink,
      long[] written,
      LongConsumer progress)
      throws IOException {
    ChangingAttempts unsettled = new ChangingAttempts(history, wanted);
    List<Attempt> page = history.find(wanted);
    while (!page.isEmpty()) {
      for (Attempt attempt : page) {
        if (unsettled.isNew(attempt)) {
          sink.add(attempt);
          written[0]++;
        }
      }
      progress.accept(written[0]);
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      page = page.size() < wanted.limit() ? List.of() : history.find(wanted.after(page.getLast()));
    }
    for (Attempt attempt : unsettled.left()) {
      sink.add(attempt);
      written[0]++;
    }
    sink.end();
    return true;
  }
}
