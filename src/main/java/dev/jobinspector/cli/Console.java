package dev.jobinspector.cli;

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

  void print(String text) {
    out.print(text);
    out.flush();
  }

  void say(String line) {
    err.println(line);
    err.flush();
  }
}
