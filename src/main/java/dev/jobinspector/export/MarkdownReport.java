package dev.jobinspector.export;

import dev.jobinspector.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A report in Markdown with tables (GitHub's).
final class MarkdownReport implements ReportWriter {
  /// What has a meaning anywhere in a line, HTML and bare addresses included.
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*_{}\\[\\]<>|~&@]|:(?=//)|(?<=www)\\.");

  /// What has one at the beginning of a line: headings, lists, rules.
  private static final Pattern AT_THE_BEGINNING =
      Pattern.compile("^(\\s*[0-9]+(?=[.)](?:\\s|$))|\\s*(?=[#+=-]))");

  private final StringBuilder out = new StringBuilder();

  @Override
  public void heading(String text) {
    block("# " + escaped(text));
  }

  @Override
  public void section(String text) {
    block("## " + escaped(text));
  }

  @Override
  public void subsection(String text) {
    block("### " + escaped(text));
  }

  @Override
  public void paragraph(String text) {
    block(escaped(text));
  }

  @Override
  public void facts(Map<String, String> facts) {
    block(
        facts.entrySet().stream()
            .map(fact -> "- **%s**: %s".formatted(escaped(fact.getKey()), escaped(fact.getValue())))
            .collect(Collectors.joining("\n")));
  }

  @Override
  public void table(List<String> columns, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(columns));
    table.append('|').append("---|".repeat(columns.size())).append('\n');
    rows.forEach(row -> table.append(row(row)));
    block(table.toString().stripTrailing());
  }

  @Override
  public void quote(String title, String text) {
    List<String> lines = text.lines().map(line -> "> " + escaped(line)).toList();
    block(escaped(title) + "\n\n" + String.join("\n>\n", lines));
  }

  @Override
  public String end() {
    return out.toString();
  }

  private void block(String text) {
    out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(MarkdownReport::escaped)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String escaped(String text) {
    String inline = MARKUP.matcher(Printable.line(text)).replaceAll("\\\\$0");
    return AT_THE_BEGINNING.matcher(inline).replaceFirst("$1\\\\");
  }
}
