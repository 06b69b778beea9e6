package dev.jobinspector.codepipeline.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Credentials as JSON: what programs print, and containers and instances answer. The reasons why
/// they cannot be used never repeat any of it.
final class CredentialJson {
  private static final List<String> SECRETS =
      List.of("accessToken", "refreshToken", "clientSecret", "secretAccessKey", "sessionToken");

  private CredentialJson() {}

  /// Returns the text as JSON.
  ///
  /// @param unusable makes an exception of what came instead, such as `no JSON`
  static JsonNode parsed(byte[] text, Function<String, ? extends RuntimeException> unusable) {
    try {
      return JsonMapper.shared().readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      throw unusable.apply("no JSON");
    }
  }

  /// Returns the credentials in a JSON object.
  ///
  /// @param tokenMember the name of the session token in it
  /// @param account whose they are if the object does not say
  static AwsCredentials credentials(
      JsonNode json,
      String tokenMember,
      Optional<String> account,
      Function<String, ? extends RuntimeException> unusable) {
    Optional<Instant> expiration;
    try {
      expiration = text(json, "Expiration").map(time -> OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeParseException _) {
      throw unusable.apply("an Expiration that is no time");
    }
    if (expiration.filter(time -> time.isBefore(Instant.now())).isPresent()) {
      throw unusable.apply("credentials that expired at " + expiration.get());
    }
    return StaticKeys.credentials(
        text(json, "AccessKeyId").orElseThrow(() -> unusable.apply("no AccessKeyId")),
        text(json, "SecretAccessKey").orElseThrow(() -> unusable.apply("no SecretAccessKey")),
        text(json, tokenMember).orElse(null),
        text(json, "AccountId").or(() -> account).orElse(null),
        expiration.orElse(null));
  }

  static Optional<String> text(JsonNode json, String member) {
    return Optional.of(json.path(member).asString("")).filter(text -> !text.isBlank());
  }

  /// Returns the values of a file of JSON whose names say that they are secret; none if it cannot
  /// be read.
  static List<String> secrets(Path file) {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
      return SECRETS.stream()
          .flatMap(name -> json.findValues(name).stream())
          .map(value -> value.asString(""))
          .toList();
    } catch (IOException | JacksonException _) {
      return List.of();
    }
  }
}
