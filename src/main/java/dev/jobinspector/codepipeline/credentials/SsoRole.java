package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.config.ConfigSection;
import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/// The credentials of a role that the SSO portal gives for a sign-in. A sign-in that was revoked
/// before its time is asked for anew, once.
final class SsoRole implements AwsCredentialsProvider {
  private final SsoCredentialsProvider portal;
  private final SsoTokens tokens;
  private volatile String given = "";

  SsoRole(SsoClient sso, String account, String role, SsoTokens tokens) {
    this.tokens = tokens;
    SsoCredentialsProvider.Builder builder = SsoCredentialsProvider.builder();
    portal =
        builder
            .ssoClient(sso)
            .refreshRequest(
                () -> {
                  given = tokens.token();
                  return GetRoleCredentialsRequest.builder()
                      .accessToken(given)
                      .accountId(account)
                      .roleName(role)
                      .build();
                })
            .build();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return portal.resolveCredentials();
    } catch (UnauthorizedException e) {
      if (!tokens.isReplaced(given)) {
        throw e;
      }
      return portal.resolveCredentials();
    }
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
