package dev.jobinspector.job.connection;

import java.time.Instant;

/// What came of a sign-in.
public sealed interface SignInResult {
  /// The sign-in holds until then; the AWS CLI and the SDKs use it, too.
  record SignedIn(String profile, Instant until) implements SignInResult {}

  /// There is no sign-in.
  ///
  /// @param userMessage what happened and what to do
  record NotSignedIn(Cause cause, String userMessage, NextStep next) implements SignInResult {}

  /// Why there is no sign-in.
  enum Cause {
    /// The profile is not there, or not one that is signed in to here.
    PROFILE,
    /// The person refused in the browser.
    DENIED,
    /// Nobody entered a code, several times.
    NOBODY_ENTERED_IT,
    /// The person gave it up here.
    CANCELLED,
    /// The service cannot be reached.
    UNREACHABLE,
    /// The service refused, as for a wrong start URL.
    REFUSED,
    /// It was confirmed, and cannot be kept for the next time.
    NOT_KEPT
  }
}
