package dev.jobinspector.app;

import dev.jobinspector.cli.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The terminal of this process. Java knows only of one that is input and output at once, so Linux
/// is asked for each of the three streams.
final class SystemTerminal implements Terminal {
  private static final File TERMINAL = new File("/dev/tty");

  @Override
  public boolean isInput() {
    return isTerminal(0);
  }

  @Override
  public boolean isOutput() {
    return isTerminal(1);
  }

  @Override
  public boolean isError() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int stream) {
    Path link = Path.of("/proc/self/fd/" + stream);
    try {
      return Stream.of("/dev/pts/", "/dev/tty", "/dev/console")
          .anyMatch(Files.readSymbolicLink(link).toString()::startsWith);
    } catch (IOException | UnsupportedOperationException _) { // not Linux
      return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
    }
  }

  @Override
  public OptionalInt columns() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    try {
      String width = columns.isBlank() ? stty("size").replaceFirst(".* ", "") : columns;
      int number = Integer.parseInt(width.strip());
      return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    } catch (IOException | NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  /// With standard output redirected Java has no console to ask in, so the echo is switched off by
  /// hand, and on again whatever happens.
  @Override
  public String readSecret(String prompt) throws IOException {
    if (!TERMINAL.exists()) {
      char[] typed =
          Optional.ofNullable(System.console()).map(c -> c.readPassword("%s", prompt)).orElse(null);
      return new String(
          Optional.ofNullable(typed).orElseThrow(() -> new IOException("Nothing was typed.")));
    }
    Thread restore = Thread.ofPlatform().unstarted(SystemTerminal::echo);
    Runtime.getRuntime().addShutdownHook(restore);
    try {
      String _ = stty("-echo");
      System.err.print(prompt);
      System.err.flush();
      return line();
    } finally {
      echo();
      System.err.println();
      boolean _ = Runtime.getRuntime().removeShutdownHook(restore);
    }
  }

  private static void echo() {
    try {
      String _ = stty("echo");
    } catch (IOException _) {
      // Then it could not be switched off either.
    }
  }

  private static String line() throws IOException {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    int next = System.in.read();
    while (next >= 0 && next != '\n') {
      typed.write(next);
      next = System.in.read();
    }
    return typed.toString(StandardCharsets.UTF_8);
  }

  private static String stty(String argument) throws IOException {
    Process stty =
        new ProcessBuilder("stty", argument)
            .redirectInput(TERMINAL)
            .redirectErrorStream(true)
            .start();
    String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (stty.waitFor() != 0) {
        throw new IOException("stty failed");
      }
      return said;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
