package dev.jobinspector.emulator;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for this run alone, which nobody trusts who was not told to. Java has no public
/// way to make one; its `keytool` does.
final class SelfSignedCertificate {
  private static final String ALIAS = "emulator";
  private static final String PASSWORD_VARIABLE = "EMULATOR_KEYSTORE_PASSWORD";
  private static final long LONGEST_SECONDS = 60;

  private SelfSignedCertificate() {}

  /// Returns a server that speaks TLS, with a certificate for a host, its address and this machine
  /// that is written to a file in PEM. First the port: where another emulator listens, its clients
  /// need the file as it is.
  static HttpServer server(Path pem, String host, InetSocketAddress address) throws IOException {
    HttpsServer server = HttpsServer.create(address, 0);
    try {
      server.setHttpsConfigurator(
          new HttpsConfigurator(writtenTo(pem, host, address.getAddress())));
      return server;
    } catch (IOException e) {
      server.stop(0);
      throw e;
    }
  }

  private static SSLContext writtenTo(Path pem, String host, InetAddress address)
      throws IOException {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Path folder = Files.createTempDirectory("emulator-tls");
    Path file = folder.resolve("keystore.p12");
    try {
      keytool(file, password, names(host, address));
      return context(file, password.toCharArray(), pem);
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificate cannot be used: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static SSLContext context(Path file, char[] password, Path pem)
      throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, password);
    }
    byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    try {
      Files.writeString(
          pem,
          "-----BEGIN CERTIFICATE-----\n"
              + base64.encodeToString(certificate)
              + "\n-----END CERTIFICATE-----\n");
    } catch (IOException e) {
      throw new IOException("--tls: %s cannot be written".formatted(pem), e);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(Path file, String password, String names) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command =
        new ProcessBuilder(
                List.of(
                    tool.toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=CodePipeline emulator",
                    "-ext",
                    "san=" + names,
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass:env",
                    PASSWORD_VARIABLE))
            .redirectErrorStream(true);
    // By the environment, since others can read a command line.
    command.environment().put(PASSWORD_VARIABLE, password);
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      throw new IOException("--tls needs " + tool + ", and it cannot be started", e);
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool made no certificate: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
    }
  }

  /// Returns the names under which clients may reach it: this machine's, and the one chosen.
  private static String names(String host, InetAddress address) {
    String names = "dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
    try {
      names += dns(InetAddress.getLocalHost().getHostName());
    } catch (IOException ignored) {
      // A machine that does not know its name is not reached by it.
    }
    return names + ",ip:" + address.getHostAddress().replaceFirst("%.*", "") + dns(host);
  }

  /// Returns a name as one more of the certificate's, nothing for an address.
  private static String dns(String value) {
    return value.matches("[A-Za-z][A-Za-z0-9.-]*") ? ",dns:" + value : "";
  }
}
