package dev.jobinspector.ui.help;

import java.util.List;

/// A part of a document.
sealed interface Block {
  /// A heading.
  ///
  /// @param level 1 to 4
  record Heading(int level, String text) implements Block {
    /// Returns what links name it by: `#an-unknown-outcome`.
    String anchor() {
      return text.toLowerCase(java.util.Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N} _-]", "")
          .replace(' ', '-');
    }
  }

  record Paragraph(List<Span> spans) implements Block {}

  /// A line of a list.
  ///
  /// @param number empty for a bullet
  record Item(String number, List<Span> spans) implements Block {}

  record Code(String text) implements Block {}

  /// The first row is the heading.
  record Table(List<List<List<Span>>> rows) implements Block {}

  /// A picture, which is not shown in the window.
  ///
  /// @param text says what is to be seen
  record Picture(String text) implements Block {}

  /// A piece of text.
  ///
  /// @param target of a link; empty otherwise
  record Span(String text, Style style, String target) {}

  /// How a piece of text looks.
  enum Style {
    PLAIN,
    STRONG,
    EMPHASIS,
    CODE,
    LINK
  }
}
