package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads YAML in block style, as the AWS CLI prints it and people write it, and PowerShell's lists.
public final class IndentedReader implements LineReader {
  private final OpenMaps maps;
  private final List<Level> levels = new ArrayList<>();

  /// A map whose keys stand at one column.
  private static final class Level {
    private final int column;
    private @Nullable String openKey;

    Level(int column) {
      this.column = column;
    }
  }

  public IndentedReader(JobCollector evidence) {
    this.maps = new OpenMaps(evidence);
  }

  @Override
  public void line(String text, int number) {
    int dash = -1;
    int column = 0;
    while (column < text.length()
        && (text.charAt(column) == ' ' || (text.charAt(column) == '-' && spaceAt(text, column)))) {
      if (text.charAt(column) == '-') {
        dash = column;
      }
      column++;
    }
    int colon = column;
    while (colon < text.length() && isKey(text.charAt(colon))) {
      colon++;
    }
    int end = colon;
    while (colon < text.length() && text.charAt(colon) == ' ') {
      colon++; // PowerShell's lists have their colons in one column
    }
    if (end == column || colon == text.length() || !isColon(text, colon)) {
      if (!levels.isEmpty() && column < text.length()) {
        end();
      }
      return;
    }
    String key = text.substring(column, end);
    open(dash, column, key);
    String value = text.substring(colon + 1).strip();
    if (value.isEmpty()) {
      levels.getLast().openKey = key;
    } else {
      maps.scalar(key, unquoted(value), number);
    }
  }

  @Override
  public void end() {
    close(0);
  }

  private void open(int dash, int column, String key) {
    int deepest = dash >= 0 ? dash : column;
    while (!levels.isEmpty() && levels.getLast().column > deepest) {
      close(levels.size() - 1);
    }
    boolean another = !levels.isEmpty() && levels.getLast().column == column && maps.top().has(key);
    if (another) {
      close(levels.size() - 1);
    }
    if (levels.isEmpty() || levels.getLast().column < column) {
      maps.begin(levels.isEmpty() ? null : levels.getLast().openKey);
      levels.add(new Level(column));
    }
  }

  private void close(int depth) {
    while (levels.size() > depth) {
      levels.removeLast();
    }
    maps.endTo(depth);
  }

  private static String unquoted(String value) {
    char first = value.charAt(0);
    if (first == '\'' || first == '"') {
      int end = value.indexOf(first, 1);
      return end < 0 ? value : value.substring(1, end);
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }

  private static boolean isColon(String text, int at) {
    return text.charAt(at) == ':' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
  }

  private static boolean spaceAt(String text, int dash) {
    return dash + 1 < text.length() && text.charAt(dash + 1) == ' ';
  }

  private static boolean isKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_';
  }
}
