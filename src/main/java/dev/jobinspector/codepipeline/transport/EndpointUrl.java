package dev.jobinspector.codepipeline.transport;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an address says about where it leads.
public final class EndpointUrl {
  /// Addresses, not names that begin like one: anybody can have `127.0.0.1.example.com`.
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private EndpointUrl() {}

  /// Returns whether the address is on this machine.
  public static boolean isLoopback(URI endpoint) {
    return LOOPBACK.matcher(endpoint.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
