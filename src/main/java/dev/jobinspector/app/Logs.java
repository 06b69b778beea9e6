package dev.jobinspector.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What is logged, and where: warnings of this program and its libraries, in the data folder.
/// Requests and replies are never logged: the SDK prints nonces and tokens.
final class Logs implements AutoCloseable {
  private static final int FILES = 5;
  private static final int BYTES = 1024 * 1024;

  private final Optional<Handler> handler;

  private Logs(Optional<Handler> handler) {
    this.handler = handler;
    handler.ifPresent(Logger.getLogger("")::addHandler);
  }

  /// Takes the console away from the libraries: users read words, not log lines.
  static void quietLibraries() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.WARNING);
  }

  /// Logs to rotating files in a folder until it is closed; a folder that cannot be written means
  /// no log, not no program: the history says the same where the user sees it.
  static Logs to(Path folder) {
    try {
      FileHandler files =
          new FileHandler(folder.resolve("job-inspector.%g.log").toString(), BYTES, FILES, true);
      files.setFormatter(new SimpleFormatter());
      files.setEncoding("UTF-8");
      return new Logs(Optional.of(files));
    } catch (IOException unwritable) {
      return new Logs(Optional.empty());
    }
  }

  @Override
  public void close() {
    handler.ifPresent(
        files -> {
          Logger.getLogger("").removeHandler(files);
          files.close();
        });
  }
}
