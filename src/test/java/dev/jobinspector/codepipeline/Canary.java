package dev.jobinspector.codepipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/// Secrets that can be told from everything else, and the forms in which they come back.
enum Canary {
  NONCE("acknowledge-job --nonce @env:SECRET"),
  CLIENT_TOKEN("acknowledge-third-party-job --nonce 7 --client-token @env:SECRET"),
  CONTINUATION_TOKEN("put-job-success-result --continuation-token @env:SECRET"),
  OUTPUT_VARIABLE("put-job-success-result --cli-input-json file://INPUT"),
  ARTIFACT_KEY("get-job-details"),
  CONFIGURATION("get-job-details"),
  CONTINUATION_OF_REPLY("get-job-details"),
  NONCE_OF_REPLY("poll-for-jobs --action-type-id category=Test,owner=Custom,provider=P,version=1"),
  SESSION_TOKEN("acknowledge-job --nonce 7"),
  SIGN_IN_TOKEN("acknowledge-job --nonce 7 --profile sso"),
  PROXY_PASSWORD("acknowledge-job --nonce 7"),
  ENDPOINT_PASSWORD("acknowledge-job --nonce 7"),
  PRINTED("acknowledge-job --nonce 7 --profile printing");

  /// How a secret is written.
  enum Form {
    PLAIN,
    UPPER_CASE,
    URL,
    URL_TWICE,
    BASE64,
    BASE64_WITHIN,
    HEXADECIMAL,
    JSON,
    CUT_OFF,
    WITHOUT_BEGINNING,
    TURNED,
    UNSEEN_BETWEEN;

    String of(String secret) {
      return switch (this) {
        case PLAIN -> secret;
        case UPPER_CASE -> secret.toUpperCase(Locale.ROOT);
        case URL -> URLEncoder.encode(secret, StandardCharsets.UTF_8);
        case URL_TWICE -> URL.of(URL.of(secret));
        case BASE64 -> Base64.getEncoder().encodeToString(bytes(secret));
        case BASE64_WITHIN -> Base64.getEncoder().encodeToString(bytes("{" + secret + "}"));
        case HEXADECIMAL -> HexFormat.of().formatHex(bytes(secret));
        case JSON -> secret.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
        case CUT_OFF -> secret.substring(0, secret.length() - 7) + "…";
        case WITHOUT_BEGINNING -> "…" + secret.substring(9);
        case TURNED -> "\u202E" + secret + "\u202C";
        case UNSEEN_BETWEEN ->
            secret.chars().mapToObj(Character::toString).collect(Collectors.joining("\u200F"));
      };
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final String command;

  Canary(String command) {
    this.command = command;
  }

  String command() {
    return command;
  }

  /// Whether the service quotes it in an error.
  boolean isQuoted() {
    return switch (this) {
      case NONCE, CLIENT_TOKEN, CONTINUATION_TOKEN, OUTPUT_VARIABLE, SESSION_TOKEN -> true;
      default -> false;
    };
  }
}
