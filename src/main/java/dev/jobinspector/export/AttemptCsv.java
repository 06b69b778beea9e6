package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Attempts as CSV (RFC 4180) for spreadsheets. A value that a spreadsheet would take for a formula
/// gets an apostrophe in front: error messages and third-party job ids are other people's text.
final class AttemptCsv implements AttemptSink {
  private static final String FORMULA = "=+-@\t\r";
  private static final String QUOTED = "\",\r\n";

  private final Appendable out;
  private boolean begun;

  AttemptCsv(Appendable out) {
    this.out = out;
  }

  /// Adds a row, and before the first one the names of the columns.
  @Override
  public void add(Attempt attempt) throws IOException {
    var values = AttemptValues.of(attempt);
    if (!begun) {
      begun = true;
      line(values.keySet());
    }
    line(values.values());
  }

  @Override
  public void end() {}

  private void line(Collection<? extends @Nullable Object> cells) throws IOException {
    String separator = "";
    for (Object cell : cells) {
      out.append(separator);
      if (cell != null) {
        out.append(cell(cell.toString()));
      }
      separator = ",";
    }
    out.append("\r\n");
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return isQuoted(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean isQuoted(String text) {
    for (int index = 0; index < QUOTED.length(); index++) {
      if (text.indexOf(QUOTED.charAt(index)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
