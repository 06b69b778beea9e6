package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import org.jspecify.annotations.Nullable;

/// Reads JSON and what resembles it: Python's and Node's way of printing, JSON inside a log line,
/// inside quotes or inside a JSON text, cut short or pretty-printed over many lines.
public final class ObjectReader implements LineReader {
  private static final int DEEPEST_TEXT = 2;

  private final JobCollector evidence;
  private final OpenMaps frames;
  private final int nesting;
  private @Nullable String key;

  public ObjectReader(JobCollector evidence) {
    this(evidence, 0);
  }

  private ObjectReader(JobCollector evidence, int nesting) {
    this.evidence = evidence;
    this.frames = new OpenMaps(evidence);
    this.nesting = nesting;
  }

  @Override
  public void line(String text, int number) {
    if (frames.depth() > 0 && !text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
      end();
    }
    if (frames.depth() == 0 && text.indexOf('{') < 0) {
      return;
    }
    Tokens tokens = new Tokens(text);
    while (tokens.hasNext(frames.depth() == 0)) {
      char sign = tokens.sign();
      switch (sign) {
        case '{', '[' -> begin(sign);
        case '}', ']' -> frames.end();
        case ',' -> key = null;
        case ':' -> {}
        default -> word(tokens, number);
      }
    }
  }

  @Override
  public void end() {
    frames.endTo(0);
    key = null;
  }

  /// The elements of a list go by the key of the list.
  private void begin(char sign) {
    String name = key == null && frames.depth() > 0 ? listKey() : key;
    frames.begin(sign == '[' && name != null ? Tokens.LIST + name : name);
    key = null;
  }

  private @Nullable String listKey() {
    String outer = frames.top().key();
    return outer != null && outer.startsWith(Tokens.LIST)
        ? outer.substring(Tokens.LIST.length())
        : null;
  }

  private void word(Tokens tokens, int line) {
    String word = tokens.word();
    if (tokens.colonFollows()) {
      key = word;
      return;
    }
    if (word.startsWith("{") && nesting < DEEPEST_TEXT) {
      ObjectReader inner = new ObjectReader(evidence, nesting + 1);
      inner.line(word, line);
      inner.end();
    } else {
      frames.scalar(key, word, line);
    }
    key = null;
  }
}
