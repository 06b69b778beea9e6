package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/// The credentials of a role that the SSO portal gives for a sign-in, kept until they are nearly
/// over. The SDK's own provider goes on with them after that, if there are no others. A sign-in
/// that was revoked before its time is asked for again, once.
final class SsoRole implements AwsCredentialsProvider {
  private final SsoClient sso;
  private final String account;
  private final String role;
  private final SsoTokens tokens;
  private volatile Optional<AwsCredentials> last = Optional.empty();

  SsoRole(SsoClient sso, String account, String role, SsoTokens tokens) {
    this.sso = sso;
    this.account = account;
    this.role = role;
    this.tokens = tokens;
  }

  /// No lock: who waits for the same sign-in fails with it, and does not ask for another.
  @Override
  public AwsCredentials resolveCredentials() {
    return last.filter(credentials -> !KeptCredentials.isNearlyOver(credentials))
        .orElseGet(
            () -> {
              AwsCredentials given = asked();
              last = Optional.of(given);
              return given;
            });
  }

  private AwsCredentials asked() {
    String token = tokens.token();
    try {
      return asked(token);
    } catch (UnauthorizedException e) {
      if (!tokens.isReplaced(token)) {
        throw e;
      }
      return asked(tokens.token());
    }
  }

  private AwsCredentials asked(String token) {
    RoleCredentials given =
        sso.getRoleCredentials(ask -> ask.accessToken(token).accountId(account).roleName(role))
            .roleCredentials();
    if (given == null || given.accessKeyId() == null || given.secretAccessKey() == null) {
      throw SdkClientException.create("an incomplete reply");
    }
    return StaticKeys.credentials(
        given.accessKeyId(),
        given.secretAccessKey(),
        given.sessionToken(),
        account,
        given.expiration() == null ? null : Instant.ofEpochMilli(given.expiration()));
  }

  /// Returns why the portal gave none.
  static ConnectionException refusal(
      ConfigSection profile, String account, String role, RuntimeException e) {
    String place = CredentialMessages.place(profile, "sso_role_name");
    return switch (CredentialMessages.code(e)) {
      case "UnauthorizedException" ->
          new ConnectionException(
              "%s has no valid sign-in: its token was revoked or has expired. %s"
                  .formatted(place, CredentialMessages.signIn(profile)),
              new NextStep.SignIn(profile.name()));
      case "ForbiddenException", "AccessDeniedException", "ResourceNotFoundException" ->
          new ConnectionException(
              "%s: the role %s in account %s is not granted to you (%s). Correct sso_account_id and sso_role_name, or have it granted."
                  .formatted(place, role, account, CredentialMessages.said(e)),
              new NextStep.ChooseProfile());
      default ->
          new ConnectionException(
              "%s got no credentials of the role %s: %s"
                  .formatted(place, role, CredentialMessages.said(e)));
    };
  }
}
