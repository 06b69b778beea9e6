package dev.jobinspector.ui.connection.banner;

import dev.jobinspector.ui.common.Mark;
import java.util.Locale;

/// What a connection leads to, as the window shows it: by colour, by a mark of its own shape, and
/// in words.
public enum ConnectionKind {
  EMULATOR(Mark.Kind.EMULATOR),
  AWS(Mark.Kind.AWS),
  PRODUCTION(Mark.Kind.PRODUCTION);

  private final Mark.Kind mark;

  ConnectionKind(Mark.Kind mark) {
    this.mark = mark;
  }

  /// Returns the mark that stands before it.
  public Mark.Kind mark() {
    return mark;
  }

  /// Returns the style class of the stripe beside it.
  public String stripe() {
    return "stripe-" + name().toLowerCase(Locale.ROOT);
  }
}
