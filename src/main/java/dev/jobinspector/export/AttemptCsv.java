package dev.jobinspector.export;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Attempts as CSV (RFC 4180) for spreadsheets. A value that a spreadsheet would take for a formula
/// gets an apostrophe in front: error messages and third-party job ids are other people's text.
final class AttemptCsv implements AttemptSink {
  private static final String FORMULA = "=+-@\t\r";
  private static final String QUOTED = "\",\r\n";

  private final Appendable out;
  private final StringBuilder line = new StringBuilder();
  private boolean begun;

  AttemptCsv(Appendable out) {
    this.out = out;
  }

  /// Adds a row, and before the first one the names of the columns.
  @Override
  public void add(Attempt attempt) throws IOException {
    if (!begun) {
      begun = true;
      line(AttemptColumn::key);
    }
    line(column -> AttemptValues.of(attempt, column));
  }

  @Override
  public void end() {}

  /// Hands a line over at once: its pieces one by one would take a tenth of an export's time.
  private void line(Function<AttemptColumn, @Nullable Object> cells) throws IOException {
    line.setLength(0);
    String separator = "";
    for (AttemptColumn column : AttemptColumn.ALL_EXPORTED) {
      line.append(separator);
      @Nullable Object cell = cells.apply(column);
      if (cell != null) {
        line.append(cell(cell.toString()));
      }
      separator = ",";
    }
    out.append(line.append("\r\n"));
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
