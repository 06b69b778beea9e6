package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import dev.jobinspector.emulator.check.ServiceError;
import dev.jobinspector.emulator.state.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at a request's signature: its form, its scope and its date. The signature itself is not
/// computed: the emulator knows no secret keys and takes any well-formed credentials.
final class SignatureCheck {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "Credential=([^/,\\s]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request(?=,|\\s|$)");
  private static final Pattern SIGNED_HEADERS = Pattern.compile("SignedHeaders=[a-z0-9;-]+");
  private static final Pattern SIGNATURE = Pattern.compile("Signature=[0-9a-f]{64}");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final Duration TOLERANCE = Duration.ofMinutes(15);

  private final EmulatorClock clock;

  SignatureCheck(EmulatorClock clock) {
    this.clock = clock;
  }

  /// Returns the Region for which the request is signed.
  String region(Headers headers, String service) {
    String authorization = Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
    if (authorization.isBlank()) {
      throw new ServiceError(
          "MissingAuthenticationTokenException", 400, "Missing Authentication Token");
    }
    Matcher credential = CREDENTIAL.matcher(authorization);
    boolean found = credential.find();
    checkForm(authorization, found);
    Instant signed = checkDate(headers);
    if (!credential.group(4).equals(service)) {
      throw invalid("Credential should be scoped to correct service: '" + service + "'.");
    }
    checkSkew(signed);
    return credential.group(3);
  }

  private static void checkForm(String authorization, boolean credential) {
    var missing = new ArrayList<String>();
    if (!credential) {
      missing.add("Authorization header requires 'Credential' parameter.");
    }
    if (!SIGNATURE.matcher(authorization).find()) {
      missing.add("Authorization header requires 'Signature' parameter.");
    }
    if (!SIGNED_HEADERS.matcher(authorization).find()) {
      missing.add("Authorization header requires 'SignedHeaders' parameter.");
    }
    if (!authorization.startsWith("AWS4-HMAC-SHA256 ") || !missing.isEmpty()) {
      throw incomplete(
          missing.isEmpty()
              ? "Authorization header requires the algorithm AWS4-HMAC-SHA256."
              : String.join(" ", missing));
    }
  }

  private static Instant checkDate(Headers headers) {
    String date = Optional.ofNullable(headers.getFirst("X-Amz-Date")).orElse("");
    try {
      return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException ignored) {
      throw incomplete(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
  }

  private void checkSkew(Instant signed) {
    Instant now = clock.clientsNow();
    if (signed.isBefore(now.minus(TOLERANCE))) {
      throw invalid(
          "Signature expired: %s is now earlier than %s (%s - 15 min.)"
              .formatted(text(signed), text(now.minus(TOLERANCE)), text(now)));
    }
    if (signed.isAfter(now.plus(TOLERANCE))) {
      throw invalid(
          "Signature not yet current: %s is still later than %s (%s + 15 min.)"
              .formatted(text(signed), text(now.plus(TOLERANCE)), text(now)));
    }
  }

  private static String text(Instant instant) {
    return DATE.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static ServiceError incomplete(String message) {
    return new ServiceError("IncompleteSignatureException", 400, message);
  }

  private static ServiceError invalid(String message) {
    return new ServiceError("InvalidSignatureException", 400, message);
  }
}
