package dev.jobinspector.app.log;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/// Log records as lines in which no secret stands. Of an exception only its class and where it came
/// from are told: its message may repeat what a request or a reply held. In other messages the
/// value after the name of a secret is masked, and everything that is as long and as mixed as a
/// token.
final class ScrubbingFormatter extends Formatter {
  private static final String MASK = "***";
  private static final int MOST_CAUSES = 8;
  private static final int MOST_FRAMES = 60;

  /// What may stand around a value and before it: nothing, blanks, quotes in any escaping.
  private static final String QUOTE = "(?:[\\\\\"'\\s]|%(?:25)?2[27]|%(?:25)?20|&quot;)*";

  private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(authorization\\W+).*");

  /// `nonce=3`, `"clientToken" : "…"`, `SecretAccessKey(…)`, also escaped or URL-encoded, and
  /// `nonce 3`.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w-]*(?:nonce|token|secret|password|credential|accesskey|signature)\\w*"
              + "(?:"
              + QUOTE
              + "(?:[=:(]|%(?:25)?3[ad])"
              + QUOTE
              + "|\\s+[\"']?(?=\\S*\\d)))"
              + "[^\\s,;)}\\]\"']+");

  private static final Pattern TOKEN_LIKE =
      Pattern.compile(
          "(?=[A-Za-z+=_%-]*\\d)[A-Za-z0-9+=_%-]{16,}|(?=[A-Za-z+/=_-]*\\d)[A-Za-z0-9+/=_-]{40,}"
              // Cut off, it is still one.
              + "|(?=[A-Za-z+/=_%-]*\\d)[A-Za-z0-9+/=_%-]{6,}(?=\\.{3}|…)");

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder();
    line.append(record.getInstant())
        .append(' ')
        .append(record.getLevel().getName())
        .append(' ')
        .append(record.getLoggerName())
        .append(": ")
        .append(scrub(String.valueOf(formatMessage(record))))
        .append(System.lineSeparator());
    Throwable cause = record.getThrown();
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      append(cause, line);
      cause = cause.getCause();
    }
    return line.toString();
  }

  static String scrub(String text) {
    String named =
        NAMED.matcher(AUTHORIZATION.matcher(text).replaceAll("$1" + MASK)).replaceAll("$1" + MASK);
    return TOKEN_LIKE.matcher(named).replaceAll(MASK);
  }

  private static void append(Throwable thrown, StringBuilder lines) {
    lines.append("  ").append(thrown.getClass().getName()).append(System.lineSeparator());
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      lines.append("    at ").append(frames[i]).append(System.lineSeparator());
    }
  }
}
