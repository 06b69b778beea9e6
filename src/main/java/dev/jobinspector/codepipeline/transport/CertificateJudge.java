package dev.jobinspector.codepipeline.transport;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Judges as another does, and keeps with a refusal the certificates that were refused, so that
/// users can be told which. It accepts nothing that the other does not.
final class CertificateJudge extends X509ExtendedTrustManager {
  /// A server's certificates were refused.
  static final class RefusedException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient X509Certificate[] chain;

    RefusedException(X509Certificate[] chain, CertificateException why) {
      super(why.getMessage(), why);
      this.chain = chain.clone();
    }

    /// Returns the chain, the server's own first.
    X509Certificate[] chain() {
      return chain.clone();
    }
  }

  private final X509ExtendedTrustManager judge;

  CertificateJudge(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, type, socket);
    } catch (CertificateException e) {
      throw new RefusedException(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
