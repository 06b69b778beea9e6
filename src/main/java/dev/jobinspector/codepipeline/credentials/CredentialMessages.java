package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.codepipeline.config.ShellWords;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Why there are no credentials, where that is configured, and the one next step.
final class CredentialMessages {
  private static final int LONGEST = 500;

  private CredentialMessages() {}

  /// Returns an exception about a key of a profile: `Profile ops (FILE, line 3) …`.
  static ConnectionException at(ConfigSection profile, String key, String what) {
    return new ConnectionException(place(profile, key) + " " + what);
  }

  /// Returns the same with the step that it names.
  static ConnectionException at(ConfigSection profile, String key, String what, NextStep next) {
    return new ConnectionException(place(profile, key) + " " + what, next);
  }

  static String place(ConfigSection profile, String key) {
    return "Profile %s (%s)".formatted(profile.name(), profile.at(key));
  }

  static String signIn(ConfigSection profile) {
    return "Sign in with: job-inspector sign-in --profile " + ShellWords.quoted(profile.name());
  }

  /// Returns what STS meant when it did not give a role.
  ///
  /// @param who what asks for the role, such as `Profile ops (FILE, line 3)`
  /// @param whose the credentials that it was asked with
  static String role(String who, String role, String whose, RuntimeException e) {
    String why =
        switch (code(e)) {
          case "AccessDenied", "AccessDeniedException" ->
              "%s. Have the role's trust policy and the permissions of %s checked."
                  .formatted(said(e), whose);
          case "ExpiredToken", "ExpiredTokenException" ->
              "%s have expired. Renew them.".formatted(whose);
          case "InvalidClientTokenId",
              "SignatureDoesNotMatch",
              "UnrecognizedClientException",
              "IncompleteSignature" ->
              "AWS does not accept %s: %s. Correct or renew the keys.".formatted(whose, said(e));
          case "RegionDisabledException" ->
              "STS is not active for that account in this Region. Choose another Region.";
          case "InvalidIdentityToken", "IDPRejectedClaim", "IDPCommunicationError" ->
              "the token is not accepted: %s. Renew it.".formatted(said(e));
          default -> said(e) + (e instanceof AwsServiceException ? ". Correct the profile." : "");
        };
    return "%s cannot assume the role %s: %s".formatted(who, role, why);
  }

  static String code(RuntimeException e) {
    return details(e).flatMap(d -> Optional.ofNullable(d.errorCode())).orElse("");
  }

  /// Returns what the service said, or that it could not be asked.
  static String said(RuntimeException e) {
    if (e instanceof AwsServiceException answered) {
      return details(e)
          .flatMap(d -> Optional.ofNullable(d.errorMessage()))
          .map(CredentialMessages::oneLine)
          .orElse("HTTP status " + answered.statusCode());
    }
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String cause = first instanceof java.net.UnknownHostException ? "unknown host " : "";
    return "it could not be asked (%s%s). Check the network, then try again."
        .formatted(cause, oneLine(String.valueOf(first.getMessage())));
  }

  /// Returns a foreign text on one line, without control characters, and not endless.
  static String oneLine(String text) {
    String line = text.strip().replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ");
    line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST))) + "…";
  }

  private static Optional<AwsErrorDetails> details(RuntimeException e) {
    return e instanceof AwsServiceException answered
        ? Optional.ofNullable(answered.awsErrorDetails())
        : Optional.empty();
  }
}
