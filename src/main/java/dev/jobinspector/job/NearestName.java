package dev.jobinspector.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a mistyped one resembles most.
public final class NearestName {
  private NearestName() {}

  /// Returns the name that was probably meant; empty if none is near.
  ///
  /// @param most how many letters may differ
  public static Optional<String> of(String typed, Collection<String> known, int most) {
    String bare = bare(typed);
    return known.stream()
        .filter(name -> distance(bare(name), bare) <= Math.min(most, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(bare(name), bare)));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]+", "-");
  }

  /// Returns how many letters have to be changed, added or left out (Levenshtein).
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    java.util.Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
