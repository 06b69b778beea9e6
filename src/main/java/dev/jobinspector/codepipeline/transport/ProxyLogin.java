package dev.jobinspector.codepipeline.transport;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;

/// Answers a proxy that asks for a password. An authenticator, because a header set on the request
/// is dropped at CONNECT and goes through the tunnel to AWS. It answers a proxy only, never the
/// server, and once a request: Java would ask up to twenty times, and so lock the user's account.
final class ProxyLogin extends Authenticator {
  /// Each request has a thread and at most one proxy of its own.
  private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

  private final ProxyServer.Login login;

  ProxyLogin(ProxyServer.Login login) {
    this.login = login;
  }

  /// Allows Basic for tunnels, which Java does not by default, and lets Java read the desktop's own
  /// proxy settings. Must be called before the class of HTTP connections is loaded.
  static void allow() {
    setUnlessSet("jdk.http.auth.tunneling.disabledSchemes", "");
    setUnlessSet("java.net.useSystemProxies", "true");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY || ASKED.get()) {
      return null;
    }
    ASKED.set(true);
    return new PasswordAuthentication(login.user(), login.password().toCharArray());
  }
}
