package dev.jobinspector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What is logged, and where: warnings of this program and its libraries, in the data folder.
/// Requests and replies are never logged: the SDK prints nonces and tokens.
final class Logs {
  private static final int FILES = 5;
  private static final int BYTES = 1024 * 1024;

  private Logs() {}

  /// Takes the console away from the libraries: users read words, not log lines.
  static void quietLibraries() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.WARNING);
  }

  /// Logs to rotating files in a folder; a folder that cannot be written means no log, not no
  /// program.
  static void to(Path folder) {
    try {
      FileHandler handler =
          new FileHandler(folder.resolve("job-inspector.%g.log").toString(), BYTES, FILES, true);
      handler.setFormatter(new SimpleFormatter());
      handler.setEncoding("UTF-8");
      Logger.getLogger("").addHandler(handler);
    } catch (IOException unwritable) {
      // The history says the same where the user sees it: the data folder cannot be written.
      Logger.getLogger("").setLevel(Level.OFF);
    }
  }
}
