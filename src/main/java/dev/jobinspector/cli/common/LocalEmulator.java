package dev.jobinspector.cli.common;

import java.util.List;

/// Starts the emulator that this program carries.
public interface LocalEmulator {
  /// One that answers.
  interface Running extends AutoCloseable {
    /// Returns the lines to be printed: the first says where it listens.
    List<String> announcement();

    @Override
    void close();
  }

  /// It cannot be started; the message is for the user: a taken port, a wrong scenario.
  final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String userMessage;

    public CannotStartException(String userMessage) {
      super(userMessage);
      this.userMessage = userMessage;
    }

    public String userMessage() {
      return userMessage;
    }
  }

  /// Starts it; when this returns, it answers.
  ///
  /// @param arguments such as `--port=4599`; it knows which there are
  /// @throws InvalidParameterException if they are wrong
  Running start(List<String> arguments) throws CannotStartException;
}
