package dev.jobinspector.codepipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
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
    PLAIN(secret -> secret),
    UPPER_CASE(secret -> secret.toUpperCase(Locale.ROOT)),
    URL(secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8)),
    URL_TWICE(secret -> URL.of.apply(URL.of.apply(secret))),
    BASE64(secret -> Base64.getEncoder().encodeToString(bytes(secret))),
    BASE64_WITHIN(secret -> Base64.getEncoder().encodeToString(bytes("{" + secret + "}"))),
    HEXADECIMAL(secret -> HexFormat.of().formatHex(bytes(secret))),
    JSON(secret -> secret.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining())),
    CUT_OFF(secret -> secret.substring(0, secret.length() - 7) + "…"),
    WITHOUT_BEGINNING(secret -> "…" + secret.substring(9)),
    TURNED("\u202E%s\u202C"::formatted),
    UNSEEN_BETWEEN(
        secret ->
            secret.chars().mapToObj(Character::toString).collect(Collectors.joining("\u200F")));

    private final UnaryOperator<String> of;

    Form(UnaryOperator<String> of) {
      this.of = of;
    }

    String of(String secret) {
      return of.apply(secret);
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
