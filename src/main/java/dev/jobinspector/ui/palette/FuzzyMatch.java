package dev.jobinspector.ui.palette;

import java.util.Locale;
import java.util.Optional;

/// How well a few letters stand for a text: all of them are in it, in their order. Letters that
/// begin a word or follow each other count more, and a short text more than a long one.
///
/// @param score higher is better; compared between texts for the same letters only
record FuzzyMatch(int score) implements Comparable<FuzzyMatch> {
  private static final int LETTER = 1;
  private static final int NEXT_TO_THE_LAST = 8;
  private static final int BEGINS_A_WORD = 8;
  private static final int BEGINS_THE_TEXT = 4;
  private static final int LONGEST = 200;
  private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

  /// Returns how well letters match a text; empty if they are not in it. White space in the letters
  /// does not count, nor does case; nothing matches everything.
  static Optional<FuzzyMatch> of(String letters, String text) {
    String wanted = letters.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    String within = text.substring(0, Math.min(text.length(), LONGEST));
    if (wanted.length() > within.length()) {
      return Optional.empty();
    }
    int best = best(wanted, within);
    return best < 0
        ? Optional.empty()
        : Optional.of(new FuzzyMatch(best * 8 - within.length() / 4));
  }

  /// Line by line, a line for each letter: the best score with that letter at each place.
  private static int best(String wanted, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int length = Math.min(lower.length(), text.length());
    int[] before = new int[length + 1]; // best with the letters so far somewhere before a place
    int[] at = new int[length + 1]; // best with the last letter just before a place
    java.util.Arrays.fill(at, IMPOSSIBLE);
    for (int letter = 0; letter < wanted.length(); letter++) {
      int[] nextBefore = new int[length + 1];
      int[] nextAt = new int[length + 1];
      nextBefore[0] = IMPOSSIBLE;
      nextAt[0] = IMPOSSIBLE;
      for (int place = 0; place < length; place++) {
        nextAt[place + 1] =
            lower.charAt(place) == wanted.charAt(letter)
                ? value(text, place) + Math.max(before[place], at[place] + NEXT_TO_THE_LAST)
                : IMPOSSIBLE;
        nextBefore[place + 1] = Math.max(nextBefore[place], nextAt[place + 1]);
      }
      before = nextBefore;
      at = nextAt;
    }
    return before[length];
  }

  private static int value(String text, int place) {
    if (place == 0) {
      return LETTER + BEGINS_A_WORD + BEGINS_THE_TEXT;
    }
    char last = text.charAt(place - 1);
    boolean begins =
        !Character.isLetterOrDigit(last)
            || (Character.isUpperCase(text.charAt(place)) && Character.isLowerCase(last));
    return begins ? LETTER + BEGINS_A_WORD : LETTER;
  }

  @Override
  public int compareTo(FuzzyMatch other) {
    return Integer.compare(score, other.score);
  }
}
