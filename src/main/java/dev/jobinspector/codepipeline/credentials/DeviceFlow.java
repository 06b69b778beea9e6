package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.codepipeline.transport.QuotedSecrets;
import dev.jobinspector.job.connection.DeviceCode;
import dev.jobinspector.job.connection.NextStep;
import dev.jobinspector.job.connection.SignInPrompt;
import dev.jobinspector.job.connection.SignInResult;
import dev.jobinspector.job.connection.SignInResult.Cause;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One sign-in with a browser: the program registers, shows a code, and asks until the person has
/// confirmed it in a browser. A code that expires is replaced by another.
final class DeviceFlow {
  /// There is no sign-in in the end.
  static final class NotSignedInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SignInResult.NotSignedIn result;

    NotSignedInException(SignInResult.NotSignedIn result) {
      super(result.userMessage());
      this.result = result;
    }

    SignInResult.NotSignedIn result() {
      return result;
    }
  }

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

  /// As RFC 8628 asks for.
  private static final Duration SLOWER = Duration.ofSeconds(5);

  /// Nobody is there if so many were shown in vain: with AWS's ten minutes that is an hour.
  private static final int MOST_CODES = 6;

  private final SsoSession session;
  private final SsoTokenFile file;
  private final SsoOidcClient oidc;
  private final Prompts prompts;
  private final SignInPrompt person;
  private final List<String> secrets = new ArrayList<>();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /// @param oidc asked at a host of AWS
  DeviceFlow(
      SsoSession session,
      SsoTokenFile file,
      SsoOidcClient oidc,
      Prompts prompts,
      SignInPrompt person) {
    this.session = session;
    this.file = file;
    this.oidc = oidc;
    this.prompts = prompts;
    this.person = person;
  }

  /// Signs in, keeps the token in its file if that can be written, and returns it.
  ///
  /// @throws NotSignedInException with words if there is no sign-in in the end
  /// @throws InterruptedException if nobody waits for it any longer
  String run() throws InterruptedException {
    Instant before = file.read().expiry();
    try {
      RegisterClientResponse client = registered();
      for (int shown = 0; shown < MOST_CODES; shown++) {
        Optional<String> signedIn = withOneCode(client, before);
        if (signedIn.isPresent()) {
          return signedIn.get();
        }
      }
    } catch (InterruptedException | AbortedException _) {
      if (cancelled.get()) {
        throw failed(Cause.CANCELLED, "was cancelled");
      }
      throw new InterruptedException();
    } catch (SdkClientException e) {
      throw failed(Cause.UNREACHABLE, "did not come about: " + CredentialMessages.said(e));
    } catch (AwsServiceException e) {
      if (OauthError.of(e).equals("AccessDeniedException")) {
        throw failed(Cause.DENIED, "was refused in the browser");
      }
      throw failed(
          Cause.REFUSED,
          "was not accepted (%s)"
              .formatted(new QuotedSecrets(secrets).masked(CredentialMessages.said(e))),
          "Correct sso_start_url and sso_region.",
          new NextStep.ChooseProfile());
    }
    throw failed(Cause.NOBODY_ENTERED_IT, "was confirmed by nobody");
  }

  private RegisterClientResponse registered() {
    RegisterClientResponse client =
        oidc.registerClient(
            ask ->
                ask.clientName("job-inspector")
                    .clientType("public")
                    .scopes(session.scopes().isEmpty() ? null : session.scopes()));
    secrets.add(present(client.clientSecret()));
    return client;
  }

  private Optional<String> withOneCode(RegisterClientResponse client, Instant before)
      throws InterruptedException {
    StartDeviceAuthorizationResponse started =
        oidc.startDeviceAuthorization(
            ask ->
                ask.clientId(client.clientId())
                    .clientSecret(client.clientSecret())
                    .startUrl(session.startUrl()));
    secrets.add(present(started.deviceCode()));
    Duration valid = seconds(started.expiresIn(), Duration.ofMinutes(10));
    DeviceCode code =
        new DeviceCode(
            session.profile().name(),
            present(started.userCode()),
            page(started.verificationUri()),
            page(
                Optional.ofNullable(started.verificationUriComplete())
                    .orElse(started.verificationUri())),
            Instant.now().plus(valid).truncatedTo(ChronoUnit.SECONDS));
    Thread waiting = Thread.currentThread();
    try (var _ =
        person.show(
            code,
            () -> {
              cancelled.set(true);
              waiting.interrupt();
            })) {
      return confirmed(client, started, valid, before);
    }
  }

  /// Asks until the person has confirmed; empty if the code expires first.
  private Optional<String> confirmed(
      RegisterClientResponse client,
      StartDeviceAuthorizationResponse started,
      Duration valid,
      Instant before)
      throws InterruptedException {
    Duration pause = seconds(started.interval(), USUAL_PAUSE);
    for (Duration waited = Duration.ZERO;
        waited.compareTo(valid) < 0;
        waited = waited.plus(pause)) {
      prompts.pause().last(pause);
      SsoTokenFile.Content elsewhere = file.read();
      if (elsewhere.token().isPresent() && elsewhere.expiry().isAfter(before)) {
        return elsewhere.token(); // somebody ran `aws sso login` meanwhile
      }
      try {
        return Optional.of(
            kept(
                client,
                oidc.createToken(
                    ask ->
                        ask.grantType(GRANT)
                            .clientId(client.clientId())
                            .clientSecret(client.clientSecret())
                            .deviceCode(started.deviceCode()))));
      } catch (AwsServiceException e) {
        switch (OauthError.of(e)) {
          case "AuthorizationPendingException" -> {
            // The person is still at it.
          }
          case "SlowDownException" -> pause = pause.plus(SLOWER);
          case "ExpiredTokenException" -> {
            return Optional.empty();
          }
          default -> throw e;
        }
      } catch (AbortedException e) {
        throw e;
      } catch (SdkClientException _) {
        // The network may be back before the code expires.
      }
    }
    return Optional.empty();
  }

  private String kept(RegisterClientResponse client, CreateTokenResponse token) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("startUrl", session.startUrl());
    json.put("region", session.region().id());
    json.put("accessToken", present(token.accessToken()));
    json.put("expiresAt", time(Instant.now().plus(seconds(token.expiresIn(), Duration.ZERO))));
    json.put("clientId", client.clientId());
    json.put("clientSecret", client.clientSecret());
    if (client.clientSecretExpiresAt() != null) {
      json.put(
          "registrationExpiresAt", time(Instant.ofEpochSecond(client.clientSecretExpiresAt())));
    }
    if (token.refreshToken() != null) {
      json.put("refreshToken", token.refreshToken());
    }
    try {
      file.write(json);
    } catch (IOException _) {
      // It is good all the same for whoever waits; a command that only signs in looks for the file.
    }
    return present(token.accessToken());
  }

  /// A browser is led there: only over TLS, and not to a page that carries a login.
  private URI page(@Nullable String address) {
    try {
      URI page = URI.create(present(address));
      if ("https".equals(page.getScheme())
          && page.getHost() != null
          && page.getRawUserInfo() == null) {
        return page;
      }
    } catch (IllegalArgumentException _) {
      // No address, like one that is not https.
    }
    throw failed(Cause.REFUSED, "was answered with a page that is no https address");
  }

  private String present(@Nullable String member) {
    if (member == null || member.isBlank()) {
      throw failed(Cause.REFUSED, "was answered with an incomplete reply");
    }
    return member;
  }

  private static Duration seconds(@Nullable Integer said, Duration usual) {
    return said == null || said <= 0 ? usual : Duration.ofSeconds(said);
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private NotSignedInException failed(Cause cause, String what) {
    return failed(
        cause,
        what,
        CredentialMessages.signIn(session.profile()),
        new NextStep.SignIn(session.profile().name()));
  }

  private NotSignedInException failed(Cause cause, String what, String step, NextStep next) {
    return new NotSignedInException(
        new SignInResult.NotSignedIn(
            cause,
            "%s: the sign-in to %s %s. %s"
                .formatted(
                    CredentialMessages.place(session.profile(), "sso_session"),
                    session.name(),
                    what,
                    step),
            next));
  }
}
