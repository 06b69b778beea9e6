package dev.jobinspector.codepipeline.transport;

/// No connection could be made, so nothing of the request left this machine.
public final class NotConnectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What stood in the way.
  public enum Cause {
    /// Nothing answers at the address, or not in time.
    UNREACHABLE,
    /// The proxy cannot be reached or does not let the request through.
    PROXY,
    /// The other side cannot prove who it is, or no TLS connection came about.
    TLS
  }

  private final Cause reason;

  /// Keeps no cause: the SDK tries again what has an I/O error at its bottom.
  NotConnectedException(Cause reason, String userMessage) {
    super(userMessage);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }

  /// Returns whether to try again can help: a password that is wrong, tried again, locks accounts.
  boolean isWorthRetrying() {
    return switch (reason) {
      case UNREACHABLE -> true;
      case PROXY, TLS -> false;
    };
  }

  /// Returns what happened, for the user, without passwords.
  public String userMessage() {
    return String.valueOf(getMessage());
  }
}
