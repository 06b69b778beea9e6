package dev.jobinspector.job.connection;

import java.util.Optional;

/// Where a person is asked to act while credentials are resolved. Called from any thread but the
/// window's; one sign-in is shown once, however many requests wait for it.
public interface SignInPrompt {
  /// Of a program that nobody watches: what would need a person fails with words instead.
  SignInPrompt NOBODY =
      new SignInPrompt() {
        @Override
        public boolean isAttended() {
          return false;
        }

        @Override
        public Shown show(DeviceCode code, Runnable cancel) {
          throw new IllegalStateException("nobody is there");
        }

        @Override
        public Optional<String> mfaCode(MfaQuestion question) {
          return Optional.empty();
        }
      };

  /// A code that is shown.
  @FunctionalInterface
  interface Shown extends AutoCloseable {
    /// Takes it away: the sign-in has ended, or another code takes its place.
    @Override
    void close();
  }

  /// Returns whether somebody is there to act.
  default boolean isAttended() {
    return true;
  }

  /// Shows a code and returns at once.
  ///
  /// @param cancel ends the sign-in for all that wait for it
  Shown show(DeviceCode code, Runnable cancel);

  /// Asks for a code of an MFA device and waits for it. It is not shown while it is typed.
  ///
  /// @return empty if the person gives up
  /// @throws InterruptedException if nobody waits for it any longer
  Optional<String> mfaCode(MfaQuestion question) throws InterruptedException;
}
