package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import java.util.ArrayList;
import java.util.List;

/// Reads exported tables whose cells hold JSON, quotes doubled: Athena, Logs Insights,
/// spreadsheets. A row may go over many lines. A cell with the name of an operation tells the kind
/// of the job, and one with the name of another service that it is none.
public final class QuotedTableReader implements LineReader {
  private static final int LONGEST = 256 * 1024;

  private final JobCollector evidence;
  private final StringBuilder row = new StringBuilder();
  private int firstLine;
  private boolean open;

  public QuotedTableReader(JobCollector evidence) {
    this.evidence = evidence;
  }

  @Override
  public void line(String text, int number) {
    if (row.isEmpty()) {
      if (text.indexOf('{') < 0 || (text.indexOf("\"\"") < 0 && !beginsCell(text))) {
        return;
      }
      firstLine = number;
      open = beginsCell(text) && isOdd(text);
    } else {
      row.append('\n');
      open = open != isOdd(text);
    }
    row.append(text);
    if (!open || row.length() > LONGEST) {
      end();
    }
  }

  /// Only a cell that begins with a brace may go over lines: other texts have lone quotes.
  private static boolean beginsCell(String text) {
    int cell = text.indexOf("\"{");
    return cell == 0 || (cell > 0 && ",;\t".indexOf(text.charAt(cell - 1)) >= 0);
  }

  private static boolean isOdd(String text) {
    boolean odd = false;
    for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
      odd = !odd;
    }
    return odd;
  }

  @Override
  public void end() {
    List<String> cells = cells(row);
    row.setLength(0);
    open = false;
    if (cells.stream().noneMatch(cell -> cell.indexOf('{') >= 0)) {
      return;
    }
    boolean foreign = cells.stream().anyMatch(Interpretation::isOtherService);
    if (foreign) {
      cells.forEach(cell -> evidence.other(ParsedMap.ids(cell)));
      return;
    }
    String operation = cells.stream().filter(Interpretation::isOperation).findFirst().orElse("");
    for (String cell : cells) {
      if (cell.indexOf('{') >= 0) {
        ObjectReader reader = new ObjectReader(evidence, operation);
        cell.lines().forEach(each -> reader.line(each, firstLine));
        reader.end();
      }
    }
  }

  private static List<String> cells(CharSequence text) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
