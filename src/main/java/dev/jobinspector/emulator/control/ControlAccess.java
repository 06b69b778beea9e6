package dev.jobinspector.emulator.control;

import com.sun.net.httpserver.Headers;
import dev.jobinspector.emulator.check.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may use the control plane. Without a token: programs of this machine, and no web page. A
/// browser says where a request comes from, and a page that had its own name resolved to this
/// machine still names itself in `Host`. With a token, who has it.
public final class ControlAccess {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(127(\\.\\d{1,3}){3}|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private final Optional<String> token;

  public ControlAccess(Optional<String> token) {
    this.token = token;
  }

  /// @throws ServiceError if this request may not
  void check(Headers headers) {
    String site = first(headers, "Sec-Fetch-Site").orElse("none");
    if (headers.containsKey("Origin") || !site.equals("none")) {
      throw new ServiceError("", 403, "The control plane is not for browsers");
    }
    if (token.isPresent()) {
      String given = first(headers, "Authorization").orElse("");
      if (!MessageDigest.isEqual(bytes("Bearer " + token.get()), bytes(given))) {
        throw new ServiceError(
            "",
            401,
            "The control plane wants the header Authorization: Bearer TOKEN, with the token that"
                + " the emulator printed when it started");
      }
    } else if (!LOOPBACK.matcher(first(headers, "Host").orElse("")).matches()) {
      throw new ServiceError("", 403, "The control plane is not for other hosts");
    }
  }

  private static Optional<String> first(Headers headers, String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
