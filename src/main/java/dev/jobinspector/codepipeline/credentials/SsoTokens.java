package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.job.connection.ConnectionException;
import dev.jobinspector.job.connection.NextStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import tools.jackson.databind.node.ObjectNode;

/// The token of a sign-in, from the cache that `aws sso login` writes. One that expired is renewed
/// where the sign-in allows that; else the person is asked to sign in, if there is one.
final class SsoTokens {
  private final SsoSession session;
  private final SsoTokenFile file;
  private final Supplier<SsoOidcClient> oidc;
  private final Prompts prompts;

  SsoTokens(SsoSession session, Path cache, Supplier<SsoOidcClient> oidc, Prompts prompts) {
    this.session = session;
    this.file = new SsoTokenFile(cache.resolve(session.cacheFile()));
    this.oidc = oidc;
    this.prompts = prompts;
  }

  /// Returns a token that is valid.
  ///
  /// @throws ConnectionException with words if the user has to sign in
  String token() {
    return file.read().token().orElseGet(() -> once(this::renewed));
  }

  /// Returns whether there is another token than one that the service no longer takes: the person
  /// is asked for it.
  boolean isReplaced(String refused) {
    return prompts.person().isAttended()
        && !once(() ->
                file.read()
                    .token()
                    .filter(token -> !token.equals(refused))
                    .orElseGet(() -> signedIn("was revoked")))
            .equals(refused);
  }

  /// Returns what must not be shown.
  List<String> secrets() {
    return file.secrets();
  }

  private String once(Supplier<String> question) {
    return prompts.once(file.path(), String.class, question::get);
  }

  private String renewed() {
    SsoTokenFile.Content cached = file.read();
    Optional<String> token = cached.token(); // another request may have renewed it
    if (token.isPresent()) {
      return token.get();
    }
    return cached.isRenewable() ? renewed(cached.json().orElseThrow()) : signedIn(cached.problem());
  }

  private String renewed(ObjectNode cached) {
    CreateTokenResponse answer;
    try {
      answer =
          oidc.get()
              .createToken(
                  ask ->
                      ask.grantType("refresh_token")
                          .clientId(cached.path("clientId").asString())
                          .clientSecret(cached.path("clientSecret").asString())
                          .refreshToken(cached.path("refreshToken").asString()));
    } catch (AwsServiceException e) {
      return signedIn("expired and was not renewed (" + CredentialMessages.said(e) + ")");
    } catch (AbortedException e) {
      throw e;
    } catch (SdkException e) {
      throw CredentialMessages.at(
          session.profile(),
          "sso_session",
          "needs its sign-in renewed: " + CredentialMessages.said(e));
    }
    if (answer.accessToken() == null || answer.expiresIn() == null) {
      return signedIn("expired and was not renewed");
    }
    cached.put("accessToken", answer.accessToken());
    cached.put(
        "expiresAt",
        Instant.now().plusSeconds(answer.expiresIn()).truncatedTo(ChronoUnit.SECONDS).toString());
    if (answer.refreshToken() != null) {
      cached.put("refreshToken", answer.refreshToken());
    }
    try {
      file.write(cached);
    } catch (IOException _) {
      // The token is good all the same; the AWS CLI will have to renew it by itself.
    }
    return answer.accessToken();
  }

  private String signedIn(String problem) {
    if (!prompts.person().isAttended()) {
      throw CredentialMessages.at(
          session.profile(),
          "sso_session",
          "has no valid sign-in: the token of %s %s. %s"
              .formatted(session.name(), problem, CredentialMessages.signIn(session.profile())),
          new NextStep.SignIn(session.profile().name()));
    }
    try {
      return new DeviceFlow(session, file, oidc.get(), prompts, prompts.person()).run();
    } catch (DeviceFlow.NotSignedInException e) {
      throw new ConnectionException(e.result().userMessage(), e.result().next());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Cancelled", e);
    }
  }
}
