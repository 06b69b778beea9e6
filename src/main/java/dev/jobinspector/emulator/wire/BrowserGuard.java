package dev.jobinspector.emulator.wire;

import com.sun.net.httpserver.Headers;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps web pages away from the control plane: a browser says where a request comes from, and a
/// page that had its own name resolved to this machine still names itself in `Host`.
final class BrowserGuard {
  private static final Pattern LOOPBACK =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private BrowserGuard() {}

  static boolean refuses(Headers headers) {
    String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
    String site = Optional.ofNullable(headers.getFirst("Sec-Fetch-Site")).orElse("none");
    return headers.containsKey("Origin")
        || !site.equals("none")
        || !LOOPBACK.matcher(host).matches();
  }
}
