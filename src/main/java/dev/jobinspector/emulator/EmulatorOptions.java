package dev.jobinspector.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How to start an [Emulator].
///
/// @param host the address to listen on; whoever reaches it may use the emulator
/// @param port 0 takes a free one
/// @param certificate where the certificate is written, if it is to speak TLS
/// @param scenario a file to begin with instead of the built-in scenario
/// @param dispatchWindow how long a dispatched job waits for its acknowledgement; the service's own
///   is not public
/// @param seed from which ids and nonces follow
/// @param throttleAbove so many requests a second; 0 for no limit
/// @param delay before every reply of the service
/// @param controlPlane whether the control plane answers; without it nothing is known that the
///   service does not tell
public record EmulatorOptions(
    String host,
    int port,
    Optional<Path> certificate,
    Optional<Path> scenario,
    Duration dispatchWindow,
    RepeatedAcknowledge repeatedAcknowledge,
    long seed,
    int throttleAbove,
    Duration delay,
    boolean controlPlane) {
  static final String LOOPBACK = "127.0.0.1";

  /// On the loopback interface.
  public EmulatorOptions(
      int port,
      Optional<Path> scenario,
      Duration dispatchWindow,
      RepeatedAcknowledge repeatedAcknowledge,
      long seed,
      int throttleAbove,
      Duration delay,
      boolean controlPlane) {
    this(
        LOOPBACK,
        port,
        Optional.empty(),
        scenario,
        dispatchWindow,
        repeatedAcknowledge,
        seed,
        throttleAbove,
        delay,
        controlPlane);
  }

  /// With the control plane, and without a limit or a delay.
  public EmulatorOptions(
      int port,
      Optional<Path> scenario,
      Duration dispatchWindow,
      RepeatedAcknowledge repeatedAcknowledge,
      long seed) {
    this(port, scenario, dispatchWindow, repeatedAcknowledge, seed, 0, Duration.ZERO, true);
  }

  public EmulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535");
    }
    if (!dispatchWindow.isPositive()) {
      throw new IllegalArgumentException("dispatchWindow must be longer than nothing");
    }
    if (throttleAbove < 0 || delay.isNegative()) {
      throw new IllegalArgumentException("throttleAbove and delay must not be negative");
    }
  }

  /// Returns the built-in scenario on a free port.
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(
        0, Optional.empty(), Duration.ofMinutes(5), RepeatedAcknowledge.STATUS, 1);
  }

  /// Returns the options that a command line gives, such as `--port=4599`.
  ///
  /// @throws IllegalArgumentException with a message for the user, if they are wrong
  public static EmulatorOptions parse(Iterable<String> arguments) {
    return new EmulatorArguments(arguments).options();
  }
}
