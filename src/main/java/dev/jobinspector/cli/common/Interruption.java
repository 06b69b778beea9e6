package dev.jobinspector.cli.common;

/// The wish from outside that the program should end: Ctrl+C, SIGTERM.
public interface Interruption {
  /// Ends the registration.
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Runs this from now on when the process is asked to end, which waits until it returns.
  Registration whenAsked(Runnable stop);
}
