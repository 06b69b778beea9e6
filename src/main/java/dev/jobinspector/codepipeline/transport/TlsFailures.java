package dev.jobinspector.codepipeline.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// The words for a TLS connection that did not come about: which certificate, and what is wrong.
final class TlsFailures {
  private static final int LONGEST_NAME = 200;

  private TlsFailures() {}

  static String userMessage(IOException thrown, String host) {
    Optional<X509Certificate[]> refused =
        ConnectFailures.causes(thrown)
            .filter(CertificateJudge.RefusedException.class::isInstance)
            .map(e -> ((CertificateJudge.RefusedException) e).chain())
            .filter(chain -> chain.length > 0)
            .findFirst();
    return refused
        .map(chain -> ofCertificate(thrown, chain, host))
        .orElseGet(() -> ofHandshake(thrown, host));
  }

  private static String ofCertificate(IOException thrown, X509Certificate[] chain, String host) {
    X509Certificate own = chain[0];
    if (has(thrown, CertificateExpiredException.class)) {
      return "The certificate of %s, or of its issuer, expired (its own is valid to %s)."
          .formatted(host, day(own.getNotAfter()));
    }
    if (has(thrown, CertificateNotYetValidException.class)) {
      return "The certificate of %s, or of its issuer, is not valid yet (its own is from %s)."
          .formatted(host, day(own.getNotBefore()));
    }
    if (!has(thrown, CertPathBuilderException.class)
        && !has(thrown, CertPathValidatorException.class)) {
      return "The certificate shown for %s is that of another host (%s)."
          .formatted(host, name(own.getSubjectX500Principal()));
    }
    if (own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
      return "The certificate of %s is not trusted: it is self-signed (%s)."
          .formatted(host, name(own.getIssuerX500Principal()));
    }
    return "The certificate of %s is not trusted: it was issued by %s, which is not on the list of this machine's authorities."
        .formatted(host, name(chain[chain.length - 1].getIssuerX500Principal()));
  }

  private static String ofHandshake(IOException thrown, String host) {
    String said =
        ConnectFailures.causes(thrown)
            .map(cause -> String.valueOf(cause.getMessage()))
            .reduce("", (all, message) -> all + " " + message);
    if (said.contains("Unsupported or unrecognized SSL message")) {
      return "%s does not speak TLS at this port; it may be one of plain http.".formatted(host);
    }
    if (said.contains("protocol_version") || said.contains("protocol version")) {
      return "%s offers no version of TLS that is safe (1.2 or 1.3).".formatted(host);
    }
    if (said.contains("handshake_failure") || said.contains("no cipher suites in common")) {
      return "%s offers no TLS encryption that this program accepts.".formatted(host);
    }
    return has(thrown, SocketTimeoutException.class)
        ? "%s did not answer the TLS handshake in time.".formatted(host)
        : "The TLS handshake with %s broke off.".formatted(host);
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    return ConnectFailures.causes(thrown).anyMatch(type::isInstance);
  }

  private static String day(Date date) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(date.toInstant().atOffset(ZoneOffset.UTC));
  }

  /// A name of the certificate's own choice: cut, and without what steers a terminal.
  private static String name(X500Principal principal) {
    String name = principal.getName().replaceAll("\\p{C}", "?");
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
