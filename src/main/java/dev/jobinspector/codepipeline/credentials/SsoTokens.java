package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.job.connection.ConnectionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The token of a sign-in, from the cache that `aws sso login` writes. One that expired is renewed
/// where the sign-in allows that, and then written whole and for its owner alone.
final class SsoTokens {
  private static final Duration EARLY = Duration.ofMinutes(1);

  private final SsoSession session;
  private final Path file;
  private final java.util.function.Supplier<SsoOidcClient> oidc;

  SsoTokens(SsoSession session, Path cache, java.util.function.Supplier<SsoOidcClient> oidc) {
    this.session = session;
    this.file = cache.resolve(session.cacheFile());
    this.oidc = oidc;
  }

  /// Returns a token that is valid.
  ///
  /// @throws ConnectionException with words if the user has to sign in
  synchronized String token() {
    JsonNode cached = cached();
    Instant expiry = time(cached, "expiresAt");
    if (CredentialJson.text(cached, "accessToken").isPresent() && isAhead(expiry)) {
      return CredentialJson.text(cached, "accessToken").get();
    }
    boolean renewable =
        Stream.of("refreshToken", "clientId", "clientSecret")
                .allMatch(member -> CredentialJson.text(cached, member).isPresent())
            && isAhead(time(cached, "registrationExpiresAt"));
    if (!renewable || !(cached instanceof ObjectNode renewed)) {
      throw signIn("expired at " + expiry);
    }
    return renewed(renewed);
  }

  /// Returns what must not be shown.
  List<String> secrets() {
    return CredentialJson.secrets(file);
  }

  private static boolean isAhead(Instant time) {
    return Instant.now().plus(EARLY).isBefore(time);
  }

  private JsonNode cached() {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      throw signIn("is not there (" + file + ")");
    } catch (IOException | JacksonException _) {
      throw signIn("cannot be read (" + file + ")");
    }
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
      throw signIn("expired and was not renewed (" + CredentialMessages.said(e) + ")");
    } catch (software.amazon.awssdk.core.exception.AbortedException e) {
      throw e;
    } catch (SdkException e) {
      throw CredentialMessages.at(
          session.profile(),
          "sso_session",
          "needs its sign-in renewed: " + CredentialMessages.said(e));
    }
    if (answer.accessToken() == null || answer.expiresIn() == null) {
      throw signIn("expired and was not renewed");
    }
    cached.put("accessToken", answer.accessToken());
    cached.put(
        "expiresAt",
        Instant.now().plusSeconds(answer.expiresIn()).truncatedTo(ChronoUnit.SECONDS).toString());
    if (answer.refreshToken() != null) {
      cached.put("refreshToken", answer.refreshToken());
    }
    try {
      AtomicFile.writePrivately(file, cached.toString());
    } catch (IOException _) {
      // The token is good all the same; the AWS CLI will have to renew it by itself.
    }
    return answer.accessToken();
  }

  private ConnectionException signIn(String why) {
    return CredentialMessages.at(
        session.profile(),
        "sso_session",
        "has no valid sign-in: the token of %s %s. %s"
            .formatted(session.name(), why, CredentialMessages.signIn(session.profile())));
  }

  /// Older versions of the AWS CLI wrote `UTC` for `Z`. What is no time is long over.
  private static Instant time(JsonNode json, String member) {
    try {
      return OffsetDateTime.parse(json.path(member).asString("").replace("UTC", "Z")).toInstant();
    } catch (DateTimeParseException _) {
      return Instant.EPOCH;
    }
  }
}
