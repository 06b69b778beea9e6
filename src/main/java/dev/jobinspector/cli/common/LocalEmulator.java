package dev.jobinspector.cli.common;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Starts the emulator that this program carries.
public interface LocalEmulator {
  /// How to start it.
  ///
  /// @param port 0 for a free one
  /// @param repeatedAcknowledgeIsRefused whether a second acknowledge with the same nonce is
  ///   answered with InvalidNonceException instead of the status
  /// @param throttleAbove so many requests a second; 0 for no limit
  /// @param delay before every reply of the service
  record Settings(
      int port,
      Optional<Path> scenario,
      Duration dispatchWindow,
      boolean repeatedAcknowledgeIsRefused,
      int throttleAbove,
      Duration delay,
      boolean controlPlane) {}

  /// One that answers.
  interface Running extends AutoCloseable {
    URI endpoint();

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
  Running start(Settings settings) throws CannotStartException;
}
