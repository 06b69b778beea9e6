package dev.jobinspector.job;

/// The beginning of a text of others that may be of any length: the service's messages are stored,
/// printed and painted.
public final class Excerpt {
  /// So many characters of a text are kept.
  public static final int LONGEST = 10_000;

  private Excerpt() {}

  /// Returns the text, or its beginning and how much more there was.
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /// Returns the text, or so many characters of its beginning and how many more there were.
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "… (%,d more characters)".formatted(text.length() - end);
  }
}
