package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The maps that are open where a reader stands. What a map says is understood when it closes; one
/// that never does, in a text cut short, closes at the end.
final class OpenMaps {
  private static final int DEEPEST = 64;

  private final List<ParsedMap> open = new ArrayList<>();
  private final Interpretation interpretation;
  private int beyond;

  OpenMaps(JobCollector evidence) {
    this.interpretation = new Interpretation(evidence);
  }

  int depth() {
    return open.size() + beyond;
  }

  /// Returns the innermost open map.
  ParsedMap top() {
    return open.getLast();
  }

  void begin(@Nullable String key) {
    begin(key, false);
  }

  void begin(@Nullable String key, boolean list) {
    if (open.size() == DEEPEST) {
      beyond++;
    } else {
      open.add(new ParsedMap(key, list));
    }
  }

  void scalar(@Nullable String key, String text, int line) {
    if (key != null && beyond == 0 && !open.isEmpty()) {
      open.getLast().scalar(key, text, line);
    }
  }

  void end() {
    if (beyond > 0) {
      beyond--;
    } else if (!open.isEmpty()) {
      ParsedMap closed = open.removeLast();
      interpretation.of(closed);
      if (!open.isEmpty()) {
        open.getLast().child(closed);
      }
    }
  }

  void endTo(int depth) {
    while (depth() > depth) {
      end();
    }
  }
}
