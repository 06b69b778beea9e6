package dev.jobinspector.codepipeline.transport;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority of its own and certificates of servers, made by keytool.
public final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String HOSTS =
      "san=dns:localhost,ip:127.0.0.1,dns:codepipeline.us-east-1.amazonaws.com,dns:sts.us-east-1.amazonaws.com";

  private final Path folder;

  Certificates(Path folder) throws IOException, InterruptedException {
    this(folder, HOSTS);
    make("expired", "CN=localhost", "-signer", "authority", "-ext", HOSTS, "-startdate", "-30d");
    make("early", "CN=localhost", "-signer", "authority", "-ext", HOSTS, "-startdate", "+30d");
    make("elsewhere", "CN=other.example", "-signer", "authority", "-ext", "san=dns:other.example");
    make("alone", "CN=localhost", "-ext", HOSTS);
  }

  /// The authority and a server's certificate for other hosts.
  public Certificates(Path folder, String hosts) throws IOException, InterruptedException {
    this.folder = folder;
    make("authority", "CN=Corp Root", "-ext", "bc:c");
    make("good", "CN=localhost", "-signer", "authority", "-ext", hosts);
  }

  private void make(String alias, String name, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-validity",
                "10",
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /// A certificate in PEM.
  String pem(String alias) throws IOException, GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(keys().getCertificate(alias).getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /// A server's TLS with one of the certificates, and a client's that trusts the authority alone.
  SSLContext context(String alias) throws IOException, GeneralSecurityException {
    KeyStore all = keys();
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    Certificate[] chain = all.getCertificateChain(alias);
    one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    KeyStore authority = KeyStore.getInstance("PKCS12");
    authority.load(null, null);
    authority.setCertificateEntry("authority", all.getCertificate("authority"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authority);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (FileInputStream in = new FileInputStream(folder.resolve("keys.p12").toFile())) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
