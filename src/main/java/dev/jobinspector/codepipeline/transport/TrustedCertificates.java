package dev.jobinspector.codepipeline.transport;

import dev.jobinspector.job.connection.ConnectionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The authorities whose certificates are trusted: those of Java's list and, beside them, those of
/// the file that `AWS_CA_BUNDLE` and its kin name. There is no way to trust everybody.
public final class TrustedCertificates {
  private static final int LARGEST_FILE = 16 * 1024 * 1024;
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----(?<content>[^-]*)(?<end>-----END CERTIFICATE-----)?");

  private final Optional<CaBundle> bundle;

  public TrustedCertificates(Optional<CaBundle> bundle) {
    this.bundle = bundle;
  }

  /// Returns what makes TLS sockets that trust them. The bundle is read now; Java's list, which
  /// takes a command longer than its request, on another thread meanwhile. It is for https alone.
  ///
  /// @throws ConnectionException with words, which name the file, if the bundle is not usable
  CompletableFuture<SSLSocketFactory> sockets() {
    List<X509Certificate> own = ofBundle();
    return CompletableFuture.supplyAsync(
        () -> sockets(judge(own)), task -> Thread.ofPlatform().daemon().start(task));
  }

  private static SSLSocketFactory sockets(X509ExtendedTrustManager judge) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new CertificateJudge(judge)}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) { // every Java platform has it
      throw new IllegalStateException(e);
    }
  }

  /// Returns who judges whether a server is trusted.
  X509ExtendedTrustManager judge() {
    return judge(ofBundle());
  }

  private List<X509Certificate> ofBundle() {
    return bundle.map(TrustedCertificates::read).orElse(List.of());
  }

  private static X509ExtendedTrustManager judge(List<X509Certificate> own) {
    try {
      X509ExtendedTrustManager javas = manager(null);
      if (own.isEmpty()) {
        return javas;
      }
      List<X509Certificate> all = new ArrayList<>(Arrays.asList(javas.getAcceptedIssuers()));
      all.addAll(own);
      return manager(store(all));
    } catch (GeneralSecurityException | IOException e) { // every Java platform has these
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry(String.valueOf(i), certificates.get(i));
    }
    return store;
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<X509Certificate> read(CaBundle bundle) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = PEM.matcher(text(bundle));
    while (blocks.find()) {
      try {
        if (blocks.group("end") == null) {
          throw new CertificateException("no end");
        }
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                        new ByteArrayInputStream(
                            blocks.group().getBytes(StandardCharsets.ISO_8859_1))));
      } catch (CertificateException _) {
        throw unusable(
            bundle, "certificate %d in it is damaged".formatted(certificates.size() + 1));
      }
    }
    if (certificates.isEmpty()) {
      throw unusable(bundle, "it holds no certificate in PEM (-----BEGIN CERTIFICATE-----)");
    }
    return certificates;
  }

  private static String text(CaBundle bundle) {
    try {
      if (Files.isDirectory(bundle.file())) {
        throw unusable(bundle, "it is a folder");
      }
      if (Files.size(bundle.file()) > LARGEST_FILE) {
        throw unusable(bundle, "it is larger than 16 MB");
      }
      return Files.readString(bundle.file(), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      throw unusable(bundle, Files.exists(bundle.file()) ? "it cannot be read" : "it is not there");
    }
  }

  private static ConnectionException unusable(CaBundle bundle, String why) {
    return new ConnectionException(
        "The certificates of %s (from %s) cannot be used: %s. Correct the file or the setting."
            .formatted(bundle.file(), bundle.source(), why));
  }
}
