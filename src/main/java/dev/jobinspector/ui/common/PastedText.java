package dev.jobinspector.ui.common;

import java.util.regex.Pattern;

/// Takes off what comes along when text is copied from a terminal, a log or a chat.
public final class PastedText {
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

  private PastedText() {}

  /// Returns the text without white space, line ends and invisible marks around it.
  public static String trimmed(String text) {
    return AROUND.matcher(text).replaceAll("");
  }
}
