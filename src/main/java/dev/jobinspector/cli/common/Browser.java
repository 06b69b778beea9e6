package dev.jobinspector.cli.common;

import java.net.URI;

/// Opens pages for the person at the terminal.
@FunctionalInterface
public interface Browser {
  /// Opens nothing.
  Browser NONE = _ -> false;

  /// Returns whether a browser was asked to open the page.
  boolean open(URI page);
}
