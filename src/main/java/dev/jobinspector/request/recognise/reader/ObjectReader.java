package dev.jobinspector.request.recognise.reader;

import dev.jobinspector.request.recognise.evidence.JobCollector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON and what resembles it: objects as Python, Node, Java, Kotlin, Go, Ruby, Rust and C#
/// print them, JSON inside a log line, inside quotes or inside a JSON text, cut short or
/// pretty-printed over many lines.
public final class ObjectReader implements LineReader {
  private static final int DEEPEST_TEXT = 2;
  private static final int DEEPEST = 1_000;

  private final JobCollector evidence;
  private final String operation;
  private final OpenMaps maps;
  private final int nesting;
  private final List<Token.Bracket> open = new ArrayList<>();
  private @Nullable String key;

  public ObjectReader(JobCollector evidence) {
    this(evidence, "", 0);
  }

  /// @param operation that what is read are parameters of, if it is known; else empty
  ObjectReader(JobCollector evidence, String operation) {
    this(evidence, operation, 0);
  }

  private ObjectReader(JobCollector evidence, String operation, int nesting) {
    this.evidence = evidence;
    this.operation = operation;
    this.maps = new OpenMaps(evidence, operation);
    this.nesting = nesting;
  }

  @Override
  public void line(String text, int number) {
    if (!open.isEmpty() && !text.isEmpty() && isOutside(text)) {
      end();
    }
    if (open.isEmpty()
        && text.indexOf('{') < 0
        && text.indexOf('(') < 0
        && text.indexOf("#<") < 0) {
      return;
    }
    Tokens tokens = new Tokens(text);
    for (Token token = tokens.next(open.isEmpty());
        token != null;
        token = tokens.next(open.isEmpty())) {
      read(token, number);
    }
  }

  /// Objects over many lines are indented; a line that begins with a word is no more of it.
  private static boolean isOutside(String text) {
    return Character.isLetterOrDigit(text.charAt(0));
  }

  private void read(Token token, int line) {
    switch (token) {
      case Token.Open(var bracket) -> {
        if (open.size() < DEEPEST) {
          open.add(bracket);
          if (bracket != Token.Bracket.WRAPPER) {
            begin(bracket == Token.Bracket.LIST);
            key = null;
          }
        }
      }
      case Token.Close(var bracket) -> close(bracket);
      case Token.End.COMMA -> key = null;
      case Token.Key(var name) -> key = name;
      case Token.Word(var text) -> {
        value(text, line);
        key = null;
      }
    }
  }

  /// A parenthesis or an angle that ends nothing is part of a text; a brace ends those that were
  /// left open inside it.
  private void close(Token.Bracket bracket) {
    boolean strong = bracket == Token.Bracket.MAP || bracket == Token.Bracket.LIST;
    if (strong) {
      while (!open.isEmpty() && !isStrong(open.getLast())) {
        pop();
      }
    }
    if (!open.isEmpty()
        && (strong
            || open.getLast() == bracket
            || (bracket == Token.Bracket.CALL && open.getLast() == Token.Bracket.WRAPPER))) {
      pop();
    }
  }

  private static boolean isStrong(Token.Bracket bracket) {
    return bracket == Token.Bracket.MAP || bracket == Token.Bracket.LIST;
  }

  private void pop() {
    if (open.removeLast() != Token.Bracket.WRAPPER) {
      maps.end();
    }
  }

  @Override
  public void end() {
    maps.endTo(0);
    open.clear();
    key = null;
  }

  /// The elements of a list go by the key of the list.
  private void begin(boolean list) {
    boolean element = key == null && maps.depth() > 0 && maps.top().isList();
    maps.begin(element ? maps.top().key() : key, list);
  }

  private void value(String text, int line) {
    if (text.startsWith("{") && nesting < DEEPEST_TEXT) {
      ObjectReader inner = new ObjectReader(evidence, operation, nesting + 1);
      inner.line(text, line);
      inner.end();
    } else {
      maps.scalar(key, text, line);
    }
  }
}
