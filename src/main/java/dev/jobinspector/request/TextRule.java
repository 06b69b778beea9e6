package dev.jobinspector.request;

import java.util.Locale;
import java.util.Optional;

/// What a text breaks of its shape.
final class TextRule {
  private TextRule() {}

  static Optional<String> problem(Shape.Text shape, String text) {
    if (!shape.values().isEmpty()) {
      return shape.values().contains(text)
          ? Optional.empty()
          : Optional.of("needs to be " + String.join(" or ", shape.values()));
    }
    int length = text.codePointCount(0, text.length());
    if (shape.pattern().isPresent() && !shape.pattern().get().matcher(text).matches()) {
      return Optional.of("needs to be " + shape.form());
    }
    if (length < shape.minimum()) {
      return Optional.of("at least %d character is needed".formatted(shape.minimum()));
    }
    if (length > shape.maximum()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "at most %,d characters are allowed; this has %,d",
              shape.maximum(),
              length));
    }
    return Optional.empty();
  }
}
