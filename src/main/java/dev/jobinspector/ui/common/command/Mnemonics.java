package dev.jobinspector.ui.common.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which letter of each title of a menu is pressed with Alt, or alone in the open menu.
final class Mnemonics {
  private Mnemonics() {}

  /// Returns the titles with `_` before the letter: the first of a word that no title before it
  /// has, else any. Where none is left, the title has none.
  static List<String> of(List<String> titles) {
    Set<Character> taken = new HashSet<>();
    List<String> marked = new ArrayList<>();
    for (String title : titles) {
      int at = free(title, taken, true);
      at = at < 0 ? free(title, taken, false) : at;
      if (at >= 0) {
        taken.add(lower(title, at));
      }
      marked.add(
          at < 0
              ? escaped(title)
              : escaped(title.substring(0, at)) + "_" + escaped(title.substring(at)));
    }
    return marked;
  }

  private static int free(String title, Set<Character> taken, boolean atWord) {
    for (int i = 0; i < title.length(); i++) {
      boolean begins = i == 0 || title.charAt(i - 1) == ' ';
      if (Character.isLetter(title.charAt(i))
          && !taken.contains(lower(title, i))
          && (begins || !atWord)) {
        return i;
      }
    }
    return -1;
  }

  private static char lower(String title, int at) {
    return title.substring(at, at + 1).toLowerCase(Locale.ROOT).charAt(0);
  }

  private static String escaped(String text) {
    return text.replace("_", "__");
  }
}
