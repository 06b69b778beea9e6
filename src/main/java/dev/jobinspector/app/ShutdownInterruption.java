package dev.jobinspector.app;

import dev.jobinspector.cli.common.Interruption;

/// Ctrl+C and SIGTERM, as the JVM tells them: by its shutdown hooks.
public final class ShutdownInterruption implements Interruption {
  @Override
  public Registration whenAsked(Runnable stop) {
    Thread hook = new Thread(stop, "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // Then the hook has run, or runs now: there is nothing left to take back.
        assert Thread.currentThread() != hook;
      }
    };
  }
}
