package dev.jobinspector.cli.common;

/// How far a command is, drawn on one line of standard error if somebody watches it.
public final class ProgressLine {
  private static final int WIDTH = 30;

  private final Console console;

  public ProgressLine(Console console) {
    this.console = console;
  }

  public void at(int done, int all) {
    if (console.terminal().isError()) {
      int filled = all == 0 ? WIDTH : done * WIDTH / all;
      console
          .err()
          .print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + all);
      if (done == all) {
        console.err().println();
      }
      console.err().flush();
    }
  }
}
