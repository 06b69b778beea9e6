package dev.jobinspector.job.connection;

import java.util.Optional;

/// The question for a code of an MFA device.
///
/// @param serial the device, as `mfa_serial` of the profile names it
/// @param role that the code is for
/// @param refusal why the code before was not taken; empty the first time
public record MfaQuestion(String profile, String serial, String role, Optional<String> refusal) {
  /// Returns whether a text has the form of a code: six digits.
  public static boolean isCode(String text) {
    return text.matches("\\d{6}");
  }

  /// Returns the same question after a code that was not taken.
  public MfaQuestion again(String why) {
    return new MfaQuestion(profile, serial, role, Optional.of(why));
  }
}
