package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads arrays as PHP prints them, `print_r` and `var_dump`: a key in brackets, an arrow, a value
/// on the same line or the next.
public final class PhpReader implements LineReader {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*\\[\"?([A-Za-z0-9_.:-]{1,80})\"?(?::[a-z:\"A-Za-z]{1,80})?\\]\\s*=>\\s*(.*)");
  private static final Pattern TYPED =
      Pattern.compile("(?:string\\([0-9]{1,9}\\) \"(.*)\"|(?:int|float|bool)\\(([^)]{0,40})\\))");

  private final OpenMaps maps;
  private @Nullable String key;

  public PhpReader(JobCollector evidence) {
    this.maps = new OpenMaps(evidence);
  }

  @Override
  public void line(String text, int number) {
    if (maps.depth() == 0 && key == null && text.indexOf("=>") < 0) {
      return;
    }
    String line = text.strip();
    Matcher entry = ENTRY.matcher(text);
    if (entry.matches()) {
      if (maps.depth() == 0) {
        maps.begin(null); // of which the beginning is not there
      }
      key = entry.group(1);
      value(entry.group(2).strip(), number);
    } else if (line.equals("(") || line.equals("{")) {
      maps.begin(key);
      key = null;
    } else if (line.startsWith(")") || line.startsWith("}")) {
      maps.end();
    } else if (key != null) {
      value(line, number);
    } else if (!line.isEmpty()) {
      maps.endTo(0);
    }
  }

  private void value(String value, int line) {
    Matcher typed = TYPED.matcher(value);
    if (typed.matches()) {
      scalar(typed.group(1) == null ? typed.group(2) : typed.group(1), line);
    } else if (value.endsWith("{")) {
      maps.begin(key);
      key = null;
    } else if (!value.isEmpty() && !value.matches("Array|[A-Za-z0-9_\\\\]{1,100} Object.{0,40}")) {
      scalar(value, line);
    }
  }

  private void scalar(String value, int line) {
    maps.scalar(key, value, line);
    key = null;
  }

  @Override
  public void end() {
    maps.endTo(0);
  }
}
