package dev.jobinspector.service;

import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import java.util.Optional;

/// Signs in to profiles that use IAM Identity Center, with a browser. Blocks until the person has
/// acted; an interrupt ends it.
public interface SignIn {
  /// Signs in again, whether or not there is a sign-in.
  ///
  /// @param profile empty for the one that AWS tools would take
  SignInResult signIn(Optional<String> profile, SignInPrompt prompt);
}
