package dev.jobinspector.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a window can be shown here, and what is missing if not. Asked before JavaFX starts:
/// JavaFX itself would answer with stack traces.
final class Display {
  static final String NONE =
      "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start"
          + " it in a desktop session, or use a command: job-inspector --help";

  private static final String WAYLAND_ONLY =
      """
      JavaFX needs X11, and there is only Wayland (WAYLAND_DISPLAY is set, DISPLAY is not). Install \
      and start XWayland and set DISPLAY (usually :0), or use a command: job-inspector --help\
      """;

  private static final List<String> TO_DRAW = List.of("libfreetype.so.6", "libpangoft2-1.0.so.0");
  private static final List<String> FOR_A_WINDOW = List.of("libgtk-3.so.0", "libXtst.so.6");

  private Display() {}

  /// Returns whether there is a display. Only Linux can be without; elsewhere there is a desktop,
  /// which installers, to play the tour unseen, deny with `-Djob-inspector.display=none`.
  static boolean isThere() {
    if ("none".equals(System.getProperty("job-inspector.display"))) {
      return false;
    }
    return !linux()
        || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .map(System::getenv)
            .anyMatch(value -> value != null && !value.isBlank());
  }

  /// Returns which native libraries are missing to draw without a display, in words; empty if none.
  static Optional<String> missingToDraw() {
    return missing(
        TO_DRAW.stream(), "sudo apt-get install libfreetype6 libpangoft2-1.0-0 fonts-dejavu-core");
  }

  /// Returns which native libraries are missing to open a window, in words; empty if none.
  static Optional<String> missingForAWindow() {
    if ("Headless".equals(System.getProperty("glass.platform"))) { // nobody sees it then
      return missingToDraw();
    }
    return isWaylandOnly(System.getenv())
        ? Optional.of(WAYLAND_ONLY)
        : missing(
            Stream.concat(FOR_A_WINDOW.stream(), TO_DRAW.stream()),
            "sudo apt-get install libgtk-3-0 libxtst6");
  }

  /// Begins to load the libraries of a window on another thread, while the start goes on.
  static void prepare() {
    if (linux() && isThere()) {
      Thread.ofPlatform().daemon().start(Display::missingForAWindow);
    }
  }

  static boolean isWaylandOnly(Map<String, String> environment) {
    return linux()
        && environment.getOrDefault("DISPLAY", "").isBlank()
        && !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
  }

  private static Optional<String> missing(Stream<String> libraries, String install) {
    List<String> missing =
        linux() ? libraries.filter(library -> !loads(library)).toList() : List.of();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "JavaFX cannot start without %s. On Debian and Ubuntu: %s"
                .formatted(String.join(" and ", missing), install));
  }

  @SuppressWarnings("restricted") // to load is what is asked; JavaFX loads them a moment later
  private static boolean loads(String library) {
    try {
      SymbolLookup.libraryLookup(library, Arena.global()); // stays loaded: it takes 50 ms
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean linux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }
}
