package dev.jobinspector.codepipeline.credentials;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the OIDC service's errors are called.
final class OauthError {
  private OauthError() {}

  /// Returns the name of an error: of its header, or of the member that OAuth has for it.
  static String of(AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    String named = details.flatMap(said -> Optional.ofNullable(said.errorCode())).orElse("");
    if (!named.isEmpty()) {
      return named;
    }
    String error =
        details
            .flatMap(said -> Optional.ofNullable(said.rawResponse()))
            .map(body -> body.asUtf8String())
            .map(OauthError::oauthError)
            .orElse("");
    return switch (error) {
      case "authorization_pending" -> "AuthorizationPendingException";
      case "slow_down" -> "SlowDownException";
      case "expired_token" -> "ExpiredTokenException";
      case "access_denied" -> "AccessDeniedException";
      default -> error;
    };
  }

  private static String oauthError(String body) {
    try {
      return JsonMapper.shared().readTree(body).path("error").asString("");
    } catch (JacksonException _) {
      return "";
    }
  }
}
