package dev.jobinspector.request.recognise.reader;

/// A piece of JSON or of what resembles it.
sealed interface Token {
  /// A bracket that begins something.
  record Open(Bracket bracket) implements Token {}

  /// A bracket that ends what a bracket of the same form began.
  record Close(Bracket bracket) implements Token {}

  /// What ends an entry.
  enum End implements Token {
    COMMA
  }

  /// A word with a colon, an equals sign or an arrow after it.
  record Key(String name) implements Token {}

  /// Any other word: a text, a number, true, false or null.
  record Word(String text) implements Token {}

  /// The brackets of maps and lists, and of objects that name their type.
  enum Bracket {
    MAP,
    LIST,
    /// `Job(id=…)`
    CALL,
    /// `Some(…)`, which means what is in it
    WRAPPER,
    /// `#<struct …>`
    ANGLE
  }
}
