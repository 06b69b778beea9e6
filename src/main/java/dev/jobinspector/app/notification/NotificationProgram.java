package dev.jobinspector.app.notification;

import dev.jobinspector.text.Printable;
import dev.jobinspector.ui.worklist.watch.DesktopNotification;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/// Shows notifications by a program of the system: the runtime that is installed has no
/// `java.desktop`. Where the program is missing or hangs, nothing is shown.
public final class NotificationProgram implements DesktopNotification {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_TEXT = 300;

  private final BiFunction<String, String, ProgramCall> call;
  private final Duration limit;
  private volatile boolean missing;

  NotificationProgram(BiFunction<String, String, ProgramCall> call, Duration limit) {
    this.call = call;
    this.limit = limit;
  }

  /// Returns the one of this system.
  public static NotificationProgram ofThisSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return new NotificationProgram(
        system.contains("win")
            ? ProgramCall::powerShell
            : system.contains("mac") ? ProgramCall::osascript : ProgramCall::notifySend,
        LONGEST);
  }

  @Override
  public void show(String title, String text) {
    if (!missing) {
      run(call.apply(shortened(title, LONGEST_TITLE), shortened(text, LONGEST_TEXT)));
    }
  }

  private static String shortened(String text, int most) {
    String line = Printable.line(text.strip().replace('\n', ' '));
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }

  private void run(ProgramCall due) {
    ProcessBuilder builder =
        new ProcessBuilder(due.command())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(due.variables());
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException _) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    } catch (IOException _) {
      missing = true; // not asked again: it would be missing each time
    }
  }
}
