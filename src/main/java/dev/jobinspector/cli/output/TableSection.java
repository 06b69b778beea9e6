package dev.jobinspector.cli.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One section of a table: a title, a header, rows.
final class TableSection {
  private static final int PADDING = 4;

  private final String title;
  private final int depth;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private List<String> header = List.of();

  TableSection(String title, int depth) {
    this.title = title;
    this.depth = depth;
  }

  void header(List<String> names) {
    header = names;
    measure(names);
  }

  void row(List<String> cells) {
    rows.add(cells);
    measure(cells);
  }

  private void measure(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i == widths.size()) {
        widths.add(0);
      }
      widths.set(i, Math.max(widths.get(i), length(cells.get(i))));
    }
  }

  int width() {
    int columns = widths.stream().mapToInt(width -> width + PADDING).sum();
    return Math.max(length(title), columns) + 2 + 2 * depth;
  }

  /// Returns a section of one row as one of a row for each column; any other as it is.
  TableSection upright() {
    if (rows.size() != 1 || header.isEmpty()) {
      return this;
    }
    TableSection upright = new TableSection(title, depth);
    for (int i = 0; i < header.size(); i++) {
      upright.row(List.of(header.get(i), rows.getFirst().get(i)));
    }
    return upright;
  }

  void draw(int table, StringBuilder out) {
    int width = table - 2 * depth;
    if (!title.isEmpty()) {
      line("|" + centred(title, width - 1), out);
      if (header.isEmpty() && rows.isEmpty()) {
        line("+" + "-".repeat(width - 2) + "+", out);
      }
    }
    List<Integer> columns = columns(width);
    if (columns.isEmpty()) {
      return;
    }
    if (!header.isEmpty()) {
      line(rule(columns), out);
      StringBuilder names = new StringBuilder("|");
      for (int i = 0; i < header.size(); i++) {
        // The first column has the left edge in its width.
        names.append(centred(header.get(i), columns.get(i) - (i == 0 ? 1 : 0), i == 0 ? 1 : 0));
      }
      line(names.toString(), out);
    }
    if (!rows.isEmpty()) {
      line(rule(columns), out);
      for (List<String> row : rows) {
        StringBuilder cells = new StringBuilder("|");
        for (int i = 0; i < row.size(); i++) {
          cells.append(aligned(row.get(i), columns.get(i), i == 0));
        }
        line(cells.toString(), out);
      }
      line(rule(columns), out);
    }
  }

  private void line(String text, StringBuilder out) {
    out.append("|".repeat(depth)).append(text).append("|".repeat(depth)).append('\n');
  }

  private static String rule(List<Integer> columns) {
    StringBuilder rule = new StringBuilder("+");
    for (int i = 0; i < columns.size(); i++) {
      rule.append("-".repeat(columns.get(i) - (i == 0 ? 2 : 1))).append('+');
    }
    return rule.toString();
  }

  private static String centred(String text, int width) {
    return centred(text, width, 1);
  }

  /// Returns text up to the right edge.
  ///
  /// @param left the width of the edge that stands before
  private static String centred(String text, int width, int left) {
    int length = length(text);
    int before = Math.max(0, (width + left) / 2 - length / 2 - 1);
    return " ".repeat(before) + text + " ".repeat(Math.max(0, width - 1 - before - length)) + "|";
  }

  private static String aligned(String text, int width, boolean first) {
    int inner = width - (first ? 2 : 1);
    int length = length(text);
    int before = inner - length >= 2 ? 2 : 0;
    return " ".repeat(before) + text + " ".repeat(Math.max(0, inner - before - length)) + "|";
  }

  /// Stretches the columns to the width of the table; what rounding leaves goes column by column.
  private List<Integer> columns(int width) {
    List<Integer> columns = new ArrayList<>();
    int natural = widths.stream().mapToInt(each -> each + PADDING).sum();
    for (int each : widths) {
      columns.add((int) Math.rint((double) width / natural * (each + PADDING)));
    }
    int over = columns.stream().mapToInt(Integer::intValue).sum() - width;
    List<Integer> order =
        new ArrayList<>(java.util.stream.IntStream.range(0, columns.size()).boxed().toList());
    if (over < 0) {
      Collections.reverse(order);
    }
    while (over != 0 && !columns.isEmpty()) {
      for (int i : order) {
        if (over != 0) {
          int step = over > 0 ? -1 : 1;
          columns.set(i, columns.get(i) + step);
          over += step;
        }
      }
    }
    return columns;
  }

  /// Columns on a terminal: wide letters, and those that are wide in East Asia, take two.
  private static int length(String text) {
    return text.codePoints().map(TableSection::width).sum();
  }

  private static int width(int letter) {
    boolean wide =
        (letter >= 0x1100 && letter <= 0x115F)
            || (letter >= 0x2E80 && letter <= 0xA4CF)
            || (letter >= 0xAC00 && letter <= 0xD7A3)
            || (letter >= 0xF900 && letter <= 0xFAFF)
            || (letter >= 0xFE30 && letter <= 0xFE6F)
            || (letter >= 0xFF00 && letter <= 0xFF60)
            || (letter >= 0xFFE0 && letter <= 0xFFE6)
            || (letter >= 0x1F300 && letter <= 0x1FAFF)
            || (letter >= 0x20000 && letter <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
