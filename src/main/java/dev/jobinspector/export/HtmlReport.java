package dev.jobinspector.export;

import dev.jobinspector.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A report as one HTML file. Its policy forbids a browser to run or fetch anything.
final class HtmlReport implements ReportWriter {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <style>
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 78em; padding: 0 1em; }
      table { border-collapse: collapse; font-size: 13px; }
      th, td { border: 1px solid #8888; padding: 4px 8px; text-align: left; vertical-align: top; }
      td { overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; }
      dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
      blockquote { border-left: 3px solid #8888; margin: 4px 0 12px; padding-left: 12px; white-space: pre-wrap; }
      </style>
      """;

  private final StringBuilder out = new StringBuilder();

  HtmlReport(String title) {
    out.append(HEAD);
    element("title", title);
    out.append("</head>\n<body>\n");
  }

  @Override
  public void heading(String text) {
    element("h1", text);
  }

  @Override
  public void section(String text) {
    element("h2", text);
  }

  @Override
  public void subsection(String text) {
    element("h3", text);
  }

  @Override
  public void paragraph(String text) {
    element("p", text);
  }

  @Override
  public void facts(Map<String, String> facts) {
    out.append("<dl>\n");
    facts.forEach(
        (name, value) -> {
          element("dt", name);
          element("dd", value);
        });
    out.append("</dl>\n");
  }

  @Override
  public void table(List<String> columns, List<List<String>> rows) {
    out.append("<table>\n<thead>").append(row("th", columns)).append("</thead>\n<tbody>\n");
    rows.forEach(row -> out.append(row("td", row)).append('\n'));
    out.append("</tbody>\n</table>\n");
  }

  @Override
  public void quote(String title, String text) {
    element("p", title);
    out.append("<blockquote>")
        .append(text.lines().map(HtmlReport::escaped).collect(Collectors.joining("\n")))
        .append("</blockquote>\n");
  }

  @Override
  public String end() {
    return out + "</body>\n</html>\n";
  }

  private void element(String name, String text) {
    out.append("<%1$s>%2$s</%1$s>\n".formatted(name, escaped(text)));
  }

  private static String row(String name, List<String> cells) {
    return cells.stream()
        .map(cell -> "<%1$s>%2$s</%1$s>".formatted(name, escaped(cell)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  static String escaped(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
