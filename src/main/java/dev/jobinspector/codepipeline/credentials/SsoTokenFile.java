package dev.jobinspector.codepipeline.credentials;

import dev.jobinspector.files.AtomicFile;
import dev.jobinspector.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The file of a sign-in in the cache that the AWS CLI and the SDKs share. It is written whole or
/// not, and for its owner alone.
record SsoTokenFile(Path path) {
  private static final Duration EARLY = Duration.ofMinutes(1);

  /// What it holds, or why it holds nothing, in words such as `is not there`.
  record Content(Optional<ObjectNode> json, String problem) {
    /// Returns the token if it is still good.
    Optional<String> token() {
      return json.filter(node -> isAhead(expiry()))
          .flatMap(node -> CredentialJson.text(node, "accessToken"));
    }

    /// Returns whether there is all that it takes to renew the token.
    boolean isRenewable() {
      return json.filter(
              node ->
                  Stream.of("refreshToken", "clientId", "clientSecret")
                          .allMatch(member -> CredentialJson.text(node, member).isPresent())
                      && isAhead(time(node, "registrationExpiresAt")))
          .isPresent();
    }

    Instant expiry() {
      return json.map(node -> time(node, "expiresAt")).orElse(Instant.EPOCH);
    }
  }

  Content read() {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(path)) instanceof ObjectNode json
          ? new Content(Optional.of(json), "expired at " + time(json, "expiresAt"))
          : new Content(Optional.empty(), "cannot be read (" + path + ")");
    } catch (NoSuchFileException _) {
      return new Content(Optional.empty(), "is not there (" + path + ")");
    } catch (IOException | JacksonException _) {
      return new Content(Optional.empty(), "cannot be read (" + path + ")");
    }
  }

  void write(ObjectNode json) throws IOException {
    Files.createDirectories(path.resolveSibling(""), OwnerOnly.folder());
    AtomicFile.writePrivately(path, json.toString());
  }

  /// Returns what must not be shown.
  List<String> secrets() {
    return CredentialJson.secrets(path);
  }

  private static boolean isAhead(Instant time) {
    return Instant.now().plus(EARLY).isBefore(time);
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
