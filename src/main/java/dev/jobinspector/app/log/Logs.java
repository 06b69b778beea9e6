package dev.jobinspector.app.log;

import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// What is logged, and where: warnings of this program and its libraries, in the data folder, in
/// five files of 1 MB that are the user's alone, begun when there is something to log. Requests and
/// replies are never logged: the SDK prints nonces and tokens; what it might print all the same is
/// scrubbed by [ScrubbingFormatter].
public final class Logs implements AutoCloseable {
  private static final int FILES = 5;
  private static final int BYTES = 1024 * 1024;

  /// JavaFX's warning at each start from the class path, where this program has it on purpose.
  private static final String ON_CLASS_PATH = "Unsupported JavaFX configuration";

  /// Held here: a logger that nobody holds forgets its level.
  private static final Logger DEBUGGED = Logger.getLogger("software.amazon.awssdk.request");

  private final Optional<Handler> handler;

  private Logs(Optional<Handler> handler) {
    this.handler = handler;
    handler.ifPresent(Logger.getLogger("")::addHandler);
  }

  /// Takes the console away from the libraries: users read words, not log lines.
  public static void quietLibraries() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.WARNING);
  }

  /// Logs each request, by method, address, names of headers and request id, for `--debug`. The
  /// SDK's other loggers stay as they are: they would write tokens.
  public static void debug() {
    DEBUGGED.setLevel(Level.FINE);
  }

  /// Logs to rotating files in a folder until it is closed, which is made if need be; one that
  /// cannot be written means no log, not no program: the history says the same where the user sees
  /// it. Where it is logged to that folder already, this adds nothing.
  public static Logs to(Path folder) {
    boolean already =
        Stream.of(Logger.getLogger("").getHandlers())
            .anyMatch(handler -> handler instanceof OnDemand other && other.folder.equals(folder));
    return new Logs(already ? Optional.empty() : Optional.of(new OnDemand(folder)));
  }

  /// Costs nothing until the first record: most windows never log any.
  private static final class OnDemand extends Handler {
    private final Path folder;
    private Optional<Handler> files = Optional.empty();

    OnDemand(Path folder) {
      this.folder = folder;
    }

    @Override
    public synchronized void publish(LogRecord record) {
      if (String.valueOf(record.getMessage()).startsWith(ON_CLASS_PATH)) {
        return;
      }
      if (files.isEmpty()) {
        files = begin();
      }
      files.ifPresent(handler -> handler.publish(record));
    }

    private Optional<Handler> begin() {
      try {
        Files.createDirectories(folder, OwnerOnly.folder());
        Handler begun = new PrivateFiles(folder);
        begun.setFormatter(new ScrubbingFormatter());
        begun.setEncoding("UTF-8");
        begun.setErrorManager(new Silence());
        return Optional.of(begun);
      } catch (IOException _) {
        return Optional.empty();
      }
    }

    @Override
    public synchronized void flush() {
      files.ifPresent(Handler::flush);
    }

    @Override
    public synchronized void close() {
      files.ifPresent(Handler::close);
    }
  }

  /// A log that cannot be written any more, such as on a full disk. The default prints a stack
  /// trace to the terminal.
  private static final class Silence extends ErrorManager {
    @Override
    public synchronized void error(String userMessage, Exception cause, int code) {}
  }

  /// Rotating files, each closed to others as soon as it is there.
  private static final class PrivateFiles extends FileHandler {
    private final Path folder;

    PrivateFiles(Path folder) throws IOException {
      super(folder.resolve("job-inspector.%g.log").toString(), BYTES, FILES, true);
      this.folder = folder;
      closeToOthers(folder);
    }

    /// Takes every new file, the first time from the constructor above.
    @Override
    protected synchronized void setOutputStream(OutputStream out) {
      super.setOutputStream(out);
      if (folder != null) {
        closeToOthers(folder);
      }
    }

    private static void closeToOthers(Path folder) {
      try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "job-inspector.*log*")) {
        for (Path log : logs) {
          OwnerOnly.restrict(log);
        }
      } catch (IOException _) {
        // Then they were private to somebody else before.
      }
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
