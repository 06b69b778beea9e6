package dev.jobinspector.request.recognise;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import dev.jobinspector.request.recognise.reader.CommandReader;
import dev.jobinspector.request.recognise.reader.IndentedReader;
import dev.jobinspector.request.recognise.reader.LineReader;
import dev.jobinspector.request.recognise.reader.ObjectReader;
import dev.jobinspector.request.recognise.reader.ProseReader;
import dev.jobinspector.request.recognise.reader.TabbedReader;
import dev.jobinspector.request.recognise.reader.TableReader;
import java.util.List;

/// Finds jobs in pasted text. Never fails: what cannot be read is skipped.
public final class Recogniser {
  private static final int CHARACTERS_BETWEEN_REPORTS = 256 * 1024;

  private Recogniser() {}

  /// Returns everything about jobs in a text.
  public static Recognition recognise(String text) {
    return recognise(text, ReadingProgress.NONE);
  }

  /// Returns the same for a long text: blocks for about a second per 5 MB or less.
  public static Recognition recognise(String text, ReadingProgress progress) {
    JobCollector evidence = new JobCollector();
    List<LineReader> readers =
        List.of(
            new ObjectReader(evidence),
            new IndentedReader(evidence),
            new TableReader(evidence),
            new TabbedReader(evidence),
            new CommandReader(evidence),
            new ProseReader(evidence));
    int line = 0;
    int start = 0;
    int report = CHARACTERS_BETWEEN_REPORTS;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int contentEnd = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      String content = text.substring(start, contentEnd);
      line++;
      for (LineReader reader : readers) {
        reader.line(content, line);
      }
      start = end + 1;
      if (start > report) {
        report = start + CHARACTERS_BETWEEN_REPORTS;
        if (!progress.at((double) start / text.length())) {
          return new Recognition(evidence.jobs(), false);
        }
      }
    }
    readers.forEach(LineReader::end);
    progress.at(1);
    return new Recognition(evidence.jobs(), true);
  }
}
