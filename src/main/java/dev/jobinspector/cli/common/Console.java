package dev.jobinspector.cli.common;

import dev.jobinspector.text.Printable;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/// What a command reads and writes.
///
/// @param terminal that the streams belong to, as far as they do
public record Console(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Terminal terminal) {

  /// Prints a result.
  ///
  /// @throws UnwritableOutputException if it does not arrive
  public void print(String text) {
    out.print(text);
    if (out.checkError()) {
      throw new UnwritableOutputException();
    }
  }

  /// Prints a message. No terminal obeys what is in it; a value that may have line breaks goes
  /// through [Printable#line] before.
  public void say(String userMessage) {
    err.println(Printable.lines(CommandWords.of(userMessage)));
    err.flush();
  }
}
