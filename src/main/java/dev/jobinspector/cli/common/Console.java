package dev.jobinspector.cli.common;

import dev.jobinspector.text.Printable;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/// What a command reads and writes.
///
/// @param interactive whether somebody watches standard error: only then is progress drawn
public record Console(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    boolean interactive) {

  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /// Prints a message. No terminal obeys what is in it; a value that may have line breaks goes
  /// through [Printable#line] before.
  public void say(String userMessage) {
    err.println(Printable.lines(userMessage));
    err.flush();
  }
}
