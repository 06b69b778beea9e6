package dev.jobinspector.request.attempts;

import dev.jobinspector.job.Attempt;
import java.io.IOException;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Attempts as CSV (RFC 4180) for spreadsheets. A value that a spreadsheet would take for a formula
/// gets an apostrophe in front: error messages and third-party job ids are other people's text.
final class AttemptCsv implements AttemptSink {
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

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
    out.append(cells.stream().map(AttemptCsv::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
