package dev.jobinspector.testing;

import dev.jobinspector.codepipeline.config.AwsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// A home folder with a shared AWS configuration, and environment variables. Instances are never
/// asked for credentials.
public final class AwsHome {
  private final Path home;
  private final Map<String, String> variables = new HashMap<>();

  public AwsHome(Path home) {
    this.home = home;
    variables.put("HOME", home.toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  public AwsHome config(String text) {
    return file(".aws/config", text);
  }

  public AwsHome credentials(String text) {
    return file(".aws/credentials", text);
  }

  public AwsHome variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /// A token of a sign-in, as `aws sso login` leaves it.
  public AwsHome signedIn(String session, String json) {
    return file(signInFile(session), json);
  }

  /// The file of that token.
  public Path signIn(String session) {
    return path(signInFile(session));
  }

  private static String signInFile(String session) {
    return ".aws/sso/cache/" + hash("SHA-1", session) + ".json";
  }

  /// Credentials of a login session, as `aws login` leaves them.
  public AwsHome loggedIn(String session, Instant expiry) {
    return file(
        ".aws/login/cache/" + hash("SHA-256", session) + ".json",
        """
        {"accessToken":{"accessKeyId":"ASIACACHED","secretAccessKey":"cached",
        "sessionToken":"cached-token","accountId":"111122223333","expiresAt":"%s"},
        "tokenType":"aws_sigv4","refreshToken":"login-refresh","clientId":"login-client",
        "dpopKey":"%s"}
        """
            .formatted(expiry, dpopKey().replace("\n", "\\n")));
  }

  /// A key of the form of SEC 1, which Java cannot write by itself.
  private static String dpopKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
      byte[] info = pair.getPublic().getEncoded();
      ByteBuffer key = ByteBuffer.allocate(121).put(HexFormat.of().parseHex("30770201010420"));
      key.position(7 + Math.max(0, 32 - number.length));
      key.put(number, Math.max(0, number.length - 32), Math.min(32, number.length));
      key.put(HexFormat.of().parseHex("a00a06082a8648ce3d030107a144034200"));
      key.put(info, info.length - 65, 65);
      return "-----BEGIN EC PRIVATE KEY-----\n%s\n-----END EC PRIVATE KEY-----\n"
          .formatted(Base64.getEncoder().encodeToString(key.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public AwsHome file(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path(String name) {
    return home.resolve(name);
  }

  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /// Reads it all, as at the start of a connection.
  public AwsEnvironment environment() {
    return AwsEnvironment.of(variables);
  }
}
