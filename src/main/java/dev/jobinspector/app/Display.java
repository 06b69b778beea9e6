package dev.jobinspector.app;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a window can be shown here, and what is missing if not.
final class Display {
  static final String NONE =
      "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start"
          + " it in a desktop session, or use a command: job-inspector --help";

  private static final int CANNOT_START = 1;
  private static final Pattern LIBRARY = Pattern.compile("lib[\\w.+-]+\\.so[\\w.]*");

  private Display() {}

  /// Only Linux can be without; elsewhere there is a desktop, or JavaFX says so itself.
  static boolean isThere() {
    return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .map(System::getenv)
            .anyMatch(value -> value != null && !value.isBlank());
  }

  /// Runs what needs JavaFX; a native library that is missing, or a display that does not answer,
  /// becomes words and an exit code.
  static int explained(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (UnsatisfiedLinkError | UnsupportedOperationException | IllegalStateException cannot) {
      System.err.println(words(cannot));
      return CANNOT_START;
    } catch (RuntimeException failed) {
      Optional<Throwable> native_ = rootOf(failed, UnsatisfiedLinkError.class);
      if (native_.isEmpty() && rootOf(failed, UnsupportedOperationException.class).isEmpty()) {
        throw failed;
      }
      System.err.println(words(native_.orElse(failed)));
      return CANNOT_START;
    }
  }

  private static String words(Throwable cannot) {
    String said = String.valueOf(cannot.getMessage());
    Matcher library = LIBRARY.matcher(said);
    String missing = library.find() ? library.group() : "";
    if (said.contains("DISPLAY")) {
      return "The display %s does not answer. Check that it runs and that you may use it."
          .formatted(System.getenv("DISPLAY"));
    }
    return """
    JavaFX cannot start: %s.
    On Debian and Ubuntu the libraries it needs come with:
      a window:   sudo apt-get install libgtk-3-0 libxtst6
      no display: sudo apt-get install libfreetype6 libpangoft2-1.0-0 fonts-dejavu-core\
    """
        .formatted(missing.isEmpty() ? "a native library is missing" : missing + " is missing");
  }

  private static Optional<Throwable> rootOf(Throwable failed, Class<? extends Throwable> type) {
    return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .findFirst();
  }
}
