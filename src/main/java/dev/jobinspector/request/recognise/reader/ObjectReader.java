package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import org.jspecify.annotations.Nullable;

/// Reads JSON and what resembles it: Python's and Node's way of printing, JSON inside a log line,
/// inside quotes or inside a JSON text, cut short or pretty-printed over many lines.
public final class ObjectReader implements LineReader {
  private static final int DEEPEST_TEXT = 2;

  private final JobCollector evidence;
  private final OpenMaps maps;
  private final int nesting;
  private @Nullable String key;

  public ObjectReader(JobCollector evidence) {
    this(evidence, 0);
  }

  private ObjectReader(JobCollector evidence, int nesting) {
    this.evidence = evidence;
    this.maps = new OpenMaps(evidence);
    this.nesting = nesting;
  }

  @Override
  public void line(String text, int number) {
    if (maps.depth() > 0 && !text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
      end();
    }
    if (maps.depth() == 0 && text.indexOf('{') < 0) {
      return;
    }
    Tokens tokens = new Tokens(text);
    for (Token token = tokens.next(maps.depth() == 0);
        token != null;
        token = tokens.next(maps.depth() == 0)) {
      read(token, number);
    }
  }

  private void read(Token token, int line) {
    switch (token) {
      case Token.Open bracket -> {
        begin(bracket == Token.Open.LIST);
        key = null;
      }
      case Token.End.BRACKET -> maps.end();
      case Token.End.COMMA -> key = null;
      case Token.Key(var name) -> key = name;
      case Token.Word(var text) -> {
        value(text, line);
        key = null;
      }
    }
  }

  @Override
  public void end() {
    maps.endTo(0);
    key = null;
  }

  /// The elements of a list go by the key of the list.
  private void begin(boolean list) {
    boolean element = key == null && maps.depth() > 0 && maps.top().isList();
    maps.begin(element ? maps.top().key() : key, list);
  }

  private void value(String text, int line) {
    if (text.startsWith("{") && nesting < DEEPEST_TEXT) {
      ObjectReader inner = new ObjectReader(evidence, nesting + 1);
      inner.line(text, line);
      inner.end();
    } else {
      maps.scalar(key, text, line);
    }
  }
}
