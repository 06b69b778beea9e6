package dev.jobinspector.cli.common;

/// The wish from outside that the program should end: Ctrl+C, SIGTERM.
public interface Interruption {
  /// Ends the registration.
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// From now on runs this when the end is wished for; the process waits until it returns.
  Registration whenAsked(Runnable stop);
}
