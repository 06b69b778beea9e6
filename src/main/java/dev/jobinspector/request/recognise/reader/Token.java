package dev.jobinspector.request.recognise.reader;

/// A piece of JSON or of what resembles it.
sealed interface Token {
  /// A bracket that begins a map or a list.
  enum Open implements Token {
    MAP,
    LIST
  }

  /// What ends a map or list, or an entry of one.
  enum End implements Token {
    BRACKET,
    COMMA
  }

  /// A word with a colon after it.
  record Key(String name) implements Token {}

  /// Any other word: a text, a number, true, false or null.
  record Word(String text) implements Token {}
}
