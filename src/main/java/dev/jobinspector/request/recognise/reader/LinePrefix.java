package dev.jobinspector.request.recognise.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Removes what a log collector puts before each line, so that an object that was printed over many
/// lines can be read: what docker compose, kubectl, journald, syslog and CloudWatch write, and
/// whatever stands before an opening bracket and, but for its digits, before the lines that follow.
public final class LinePrefix {
  private static final int LONGEST = 160;
  private static final int UNLIKE = 100;
  private static final int BETWEEN = 20;

  private static final String TIME =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?"
          + "(?:Z| ?[+-][0-9]{2}:?[0-9]{2})?";
  private static final Pattern COMPOSE = Pattern.compile("[A-Za-z0-9_.-]{1,80} {0,40}\\| ");
  private static final Pattern POD = Pattern.compile("\\[[a-z]{1,20}/[^\\]\\s]{1,100}\\] ");
  private static final Pattern SYSLOG =
      Pattern.compile("[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} [^ ]{1,80} [^ :]{1,80}: ");
  private static final Pattern NEW_SYSLOG =
      Pattern.compile("<[0-9]{1,3}>1 [^ ]{1,40} [^ ]{1,80} [^ ]{1,60} [^ ]{1,40} [^ ]{1,40} - ");
  private static final Pattern TIMED =
      Pattern.compile(
          TIME + "(?: [0-9]{4}/[0-9]{2}/[0-9]{2}/[^ ]{1,90})?(?: (?:stdout|stderr) [FP])?[ \\t]");

  private String learned = "";
  private int unlike;

  /// Returns the line without its prefix, if it has one.
  public String removed(String line) {
    if (line.isEmpty()) {
      return line;
    }
    if (!learned.isEmpty()) {
      int end = end(learned, line);
      if (end >= 0) {
        unlike = 0;
        return line.substring(end);
      }
      if (++unlike > UNLIKE) {
        learned = "";
      }
    }
    char first = line.charAt(0);
    if (first <= ' ' || first == '{' || first == '"' || first == '}') {
      return line;
    }
    learn(line);
    if (learned.isEmpty() || end(learned, line) < 0) {
      int known = known(line);
      if (known == 0) {
        return line;
      }
      String content = line.substring(known);
      // Of another program, in the midst of an object: it would end it.
      boolean between = !learned.isEmpty() && unlike <= BETWEEN && !content.isEmpty();
      return between && Character.isLetterOrDigit(content.charAt(0)) ? "" : content;
    }
    return line.substring(end(learned, line));
  }

  /// Returns where a prefix ends that a collector is known to write; 0 if there is none. The first
  /// letter tells which it can be: this runs for every line of a log.
  private static int known(String line) {
    char first = line.charAt(0);
    if (first == '[') {
      return end(POD, line);
    }
    if (first == '<') {
      return end(NEW_SYSLOG, line);
    }
    if (first >= '0' && first <= '9' && line.length() > 20 && line.charAt(4) == '-') {
      return end(TIMED, line);
    }
    int bar = line.indexOf("| ");
    if (bar > 0 && bar < 120) {
      return end(COMPOSE, line);
    }
    return line.length() > 16 && line.charAt(3) == ' ' && line.charAt(9) == ':'
        ? end(SYSLOG, line)
        : 0;
  }

  private static int end(Pattern prefix, String line) {
    Matcher matcher = prefix.matcher(line);
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  /// A line that ends with the bracket that begins an object, with a blank before it.
  private void learn(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) <= ' ') {
      end--;
    }
    int bracket = end - 1;
    boolean opens =
        bracket > 1
            && bracket <= LONGEST
            && (line.charAt(bracket) == '{' || line.charAt(bracket) == '[')
            && line.charAt(bracket - 1) == ' ';
    if (opens && (learned.isEmpty() || unlike > 0)) {
      learned = line.substring(0, bracket);
      unlike = 0;
    }
  }

  /// Returns where a prefix ends in a line; -1 if the line begins otherwise. Any digits stand for
  /// any: times go on.
  private static int end(String prefix, String line) {
    int at = 0;
    int i = 0;
    while (i < prefix.length()) {
      if (isDigit(prefix, i) && isDigit(line, at)) {
        while (isDigit(prefix, i)) {
          i++;
        }
        while (isDigit(line, at)) {
          at++;
        }
      } else if (at < line.length() && prefix.charAt(i) == line.charAt(at)) {
        i++;
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
