package dev.jobinspector.app;

import dev.jobinspector.cli.common.Browser;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The browser of the system. The page is an argument of its own: no shell reads it.
///
/// @param variables that say whether there is a display
record SystemBrowser(String system, Map<String, String> variables) implements Browser {
  static SystemBrowser ofThisSystem() {
    return new SystemBrowser(System.getProperty("os.name", ""), System.getenv());
  }

  @Override
  public boolean open(URI page) {
    List<String> command = command(page);
    if (command.isEmpty()) {
      return false;
    }
    try {
      Process _ =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return true;
    } catch (IOException _) {
      return false; // the page is printed all the same
    }
  }

  /// Returns the program and its arguments; empty where there is none.
  List<String> command(URI page) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
    }
    if (name.startsWith("mac")) {
      return List.of("/usr/bin/open", page.toString());
    }
    boolean display =
        Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .anyMatch(variable -> !variables.getOrDefault(variable, "").isBlank());
    return display ? List.of("xdg-open", page.toString()) : List.of();
  }
}
